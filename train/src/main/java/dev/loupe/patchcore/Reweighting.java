package dev.loupe.patchcore;

import dev.loupe.network.OnnxAttribute;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Shape;
import java.util.List;

/**
 * The picture's score: the largest patch distance, lowered where the nearest entry itself is far
 * from its neighbours in the bank, that is, rare among good patches.
 *
 * <p>PatchCore eq 6 and 7: with {@code x} the patch farthest from the bank, {@code m} its nearest
 * entry, {@code s* = |x - m|} and {@code N_b(m)} the b entries nearest to m, itself among them:
 *
 * <pre>
 * s = (1 - exp(s*) / sum over n in N_b(m) of exp(|x - n|)) s*
 * </pre>
 *
 * @param neighbours of every entry, itself first, {@code [entries x b]}; b of 1 leaves {@code s*}
 */
record Reweighting(String name, long[] neighbours, int b) {

  /**
   * Writes the score {@code [1]}.
   *
   * @param features {@code [patches x dimension]}
   * @param bank {@code [entries x dimension]}, at least as many as there are rows of neighbours
   * @param distances {@code [patches x 1]}
   * @param numbers of the nearest entries, {@code [patches x 1]}
   */
  OnnxValue apply(
      OnnxOps ops, OnnxValue features, OnnxValue bank, OnnxValue distances, OnnxValue numbers) {
    OnnxValue largest = ops.reduceMax(distances, false, 0);
    if (b < 2) {
      return largest;
    }
    Shape one = Shape.of(1);
    OnnxValue patch =
        ops.reshape(
            ops.node("ArgMax", Shape.of(1, 1), List.of(distances), OnnxAttribute.of("axis", 0)), 1);
    OnnxValue nearest = ops.reshape(NearestSearch.gather(ops, numbers, patch), 1);
    OnnxValue x = NearestSearch.gather(ops, features, patch);
    Shape shape = Shape.of(neighbours.length / b, b);
    OnnxValue table = new OnnxValue(ops.graph().integers(name, shape, neighbours), shape);
    OnnxValue around = ops.reshape(NearestSearch.gather(ops, table, nearest), b);
    OnnxValue differences = ops.sub(NearestSearch.gather(ops, bank, around), x);
    OnnxValue away = ops.sqrt(ops.reduceSum(ops.square(differences), false, 1));
    OnnxValue share = ops.slice(ops.softmax(away, 0), 0, 0, 1);
    OnnxValue weight = ops.addScalar(ops.scale(share, -1), 1);
    return ops.mul(new OnnxValue(weight.name(), one), largest);
  }
}
