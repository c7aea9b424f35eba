package dev.loupe.cflow;

import dev.loupe.feature.PatchFeatures;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;

/**
 * A layer's flow after training, as the detector will run it.
 *
 * @param flow the network
 * @param scale of its input
 * @param result what training gave
 */
record LearnedFlow(FibreFlow flow, FibreScale scale, FlowTraining.Result result) {

  /** What is less likely by more than this, in nats per channel, counts as just so unlikely. */
  private static final double LEAST = -80;

  /**
   * {@code exp(log p / channels - highest)} at each place, at most 1 (CFLOW-AD section 4.3).
   *
   * @param layer the layer's output {@code [1 x channels x h x w]}
   * @return {@code [1 x 1 x h x w]}
   */
  OnnxValue likelihood(OnnxGraph.Builder graph, OnnxValue layer) {
    OnnxOps ops = new OnnxOps(graph, result.weights());
    return ops.exp(ops.clip(belowHighest(ops, layer), LEAST, 0));
  }

  /**
   * {@code (mean - log p / channels) / deviation} at each place.
   *
   * @param layer the layer's output {@code [1 x channels x h x w]}
   * @return {@code [1 x 1 x h x w]}
   */
  OnnxValue unlikelihood(OnnxGraph.Builder graph, OnnxValue layer) {
    OnnxOps ops = new OnnxOps(graph, result.weights());
    OnnxValue below = ops.clip(belowHighest(ops, layer), LEAST, -LEAST);
    OnnxValue belowMean = ops.addScalar(below, result.highest() - result.mean());
    return ops.scale(belowMean, -1 / result.deviation());
  }

  private OnnxValue belowHighest(OnnxOps ops, OnnxValue layer) {
    int height = layer.shape().count(2);
    int width = layer.shape().count(3);
    OnnxValue codes = ops.constant(new PositionCode(height, width, flow.condition()).rows());
    OnnxValue fibres = scale.apply(ops, PatchFeatures.rows(ops, layer));
    OnnxValue log = flow.logLikelihood(ops, fibres, codes);
    return ops.reshape(ops.addScalar(log, -result.highest()), 1, 1, height, width);
  }
}
