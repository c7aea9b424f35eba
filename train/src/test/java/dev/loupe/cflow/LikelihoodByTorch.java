package dev.loupe.cflow;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.Interpreters;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import java.util.List;

/** The likelihoods of a picture by one flow, computed with libtorch on the patch grid. */
final class LikelihoodByTorch {

  private LikelihoodByTorch() {}

  /** That of the least likely place, whose value up-sampling without blur keeps. */
  static double lowest(
      FibreFlow flow,
      FibreScale scale,
      FlowTraining.Result result,
      float[] rows,
      FloatTensor codes) {
    FloatTensor fibres =
        new FloatTensor(Shape.of(rows.length / flow.channels(), flow.channels()), rows);
    ShapeOps shapes = new ShapeOps();
    flow.logLikelihood(shapes, fibres.shape(), codes.shape());
    float[] likelihoods =
        Interpreters.torch(
                (ops, x) -> flow.logLikelihood(ops, scale.apply(ops, x.get(0)), x.get(1)),
                List.of(fibres, codes),
                result.weights(),
                shapes)
            .values();
    double lowest = Double.POSITIVE_INFINITY;
    for (float one : likelihoods) {
      lowest = Math.min(lowest, one);
    }
    return lowest;
  }
}
