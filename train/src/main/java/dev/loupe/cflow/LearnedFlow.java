package dev.loupe.cflow;

import dev.loupe.feature.FeatureScale;
import dev.loupe.feature.PatchFeatures;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Shape;

/**
 * A layer's flow after training, as the detector will run it.
 *
 * @param flow the network
 * @param scale of its input
 * @param result what training gave
 */
record LearnedFlow(FibreFlow flow, FeatureScale scale, FlowTraining.Result result) {

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
    int height = layer.shape().count(2);
    int width = layer.shape().count(3);
    OnnxValue codes = ops.constant(new PositionCode(height, width, flow.condition()).rows());
    OnnxValue log = flow.logLikelihood(ops, standardised(ops, layer), codes);
    OnnxValue below = ops.clip(ops.addScalar(log, -result.highest()), LEAST, 0);
    return ops.reshape(ops.exp(below), 1, 1, height, width);
  }

  private OnnxValue standardised(OnnxOps ops, OnnxValue layer) {
    OnnxValue rows = PatchFeatures.rows(ops, layer);
    float[] factors = new float[flow.channels()];
    float[] summands = new float[flow.channels()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = (float) (1 / scale.deviation()[i]);
      summands[i] = (float) (-scale.mean()[i] / scale.deviation()[i]);
    }
    Shape shape = Shape.of(1, factors.length);
    return ops.add(
        ops.mul(rows, ops.constant(new FloatTensor(shape, factors))),
        ops.constant(new FloatTensor(shape, summands)));
  }
}
