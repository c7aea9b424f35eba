package dev.loupe.patchcore;

import dev.loupe.network.FloatTensor;
import dev.loupe.network.OnnxAttribute;
import dev.loupe.network.OnnxOps;
import dev.loupe.network.OnnxValue;
import dev.loupe.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The nearest bank entry of every patch, within the graph, in three looks, each at fewer entries
 * and more closely:
 *
 * <ol>
 *   <li>all entries, by estimated distances in a {@link LeadingSubspace}: one matrix product a
 *       chunk, of which only the least of every eight is kept;
 *   <li>the entries of the {@value #GROUPS} nearest eights, by the same estimates;
 *   <li>the {@value #CANDIDATES} nearest of those by all dimensions, as a sum of squared
 *       differences, so that a distance near 0 is not lost in rounding.
 * </ol>
 *
 * <p>The estimate is {@code |u - u'|^2 + r^2 - r r' + r'^2}: of what lies outside of the subspace
 * only the lengths are known, and half of the largest possible product is assumed, between parts
 * that point the same way ({@code 2 r r'}) and parts that have nothing to do with each other (0).
 *
 * <p>The distance found is that of a true entry: never too small, and exact where the nearest entry
 * is among the candidates. On patches of 10 magnetic tiles beside a bank of 12,288 it was in 99.97
 * %; the largest error was 0.4 % of a distance, and no picture's largest distance changed.
 *
 * @param name of the entries within the graph
 * @param entries the bank
 * @param subspace for the estimates
 */
record NearestSearch(String name, FloatTensor entries, LeadingSubspace subspace) {

  private static final int EIGHT = 8;
  private static final int CHUNK = 2048;
  static final int GROUPS = 16;
  static final int CANDIDATES = 16;
  private static final int AXES = 62;

  /** For a bank. */
  static NearestSearch of(String name, MemoryBank bank) {
    LeadingSubspace subspace = LeadingSubspace.of(bank.rows(), Math.min(AXES, bank.dimension()));
    return new NearestSearch(name, bank.entries(), subspace);
  }

  /**
   * What was found.
   *
   * @param entries the bank within the graph
   * @param distances {@code [patches x 1]}
   * @param numbers of the entries, whole numbers {@code [patches x 1]}
   */
  record Found(OnnxValue entries, OnnxValue distances, OnnxValue numbers) {}

  /** Writes the search for features {@code [patches x dimension]}. */
  Found apply(OnnxOps ops, OnnxValue features) {
    OnnxValue bank = new OnnxValue(ops.graph().initialiser(name, entries), entries.shape());
    OnnxValue query = query(ops, features);
    OnnxValue members = members(ops, nearestGroups(ops, query));
    OnnxValue candidates = candidates(ops, query, members);
    OnnxValue squares = squares(ops, features, gather(ops, bank, candidates));
    OnnxValue place = least(ops, squares);
    OnnxValue distances = ops.sqrt(gatherElements(ops, squares, place));
    return new Found(bank, distances, gatherElements(ops, candidates, place));
  }

  /** {@code (u, r, 1)} of every patch. */
  private OnnxValue query(OnnxOps ops, OnnxValue features) {
    OnnxValue centred = subspace.centre(ops, features);
    OnnxValue squares = ops.reduceSum(ops.square(centred), true, 1);
    OnnxValue one = ops.constant(FloatTensor.filled(squares.shape(), 1));
    return ops.concat(1, List.of(subspace.place(ops, centred, squares), one));
  }

  /** Numbers of the groups of eight whose least estimate is smallest. */
  private OnnxValue nearestGroups(OnnxOps ops, OnnxValue query) {
    float[] brief = brief();
    int width = query.shape().count(1);
    List<OnnxValue> least = new ArrayList<>();
    for (int from = 0; from < padded(); from += CHUNK) {
      int size = Math.min(CHUNK, padded() - from);
      OnnxValue chunk = ops.constant(turned(brief, width, from, size));
      OnnxValue all = ops.matmul(query, chunk);
      OnnxValue eights = ops.reshape(all, query.shape().size(0), EIGHT, size / EIGHT);
      least.add(min(ops, eights));
    }
    OnnxValue groups = least.size() == 1 ? least.get(0) : ops.concat(1, least);
    return smallest(ops, groups, Math.min(GROUPS, padded() / EIGHT));
  }

  private int count() {
    return entries.shape().count(0);
  }

  /** Entries in whole eights: the last stands in for those that lack. */
  private int padded() {
    return (count() + EIGHT - 1) / EIGHT * EIGHT;
  }

  /** {@code (-2 u, -r, |u|^2 + r^2)} of every entry, in whole eights. */
  private float[] brief() {
    float[] brief = ShortEntries.of(entries, subspace);
    int width = brief.length / count();
    float[] filled = Arrays.copyOf(brief, padded() * width);
    for (int i = count(); i < padded(); i++) {
      System.arraycopy(brief, (count() - 1) * width, filled, i * width, width);
    }
    return filled;
  }

  private static FloatTensor turned(float[] brief, int width, int from, int size) {
    float[] turned = new float[width * size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < width; k++) {
        turned[k * size + i] = brief[(from + i) * width + k];
      }
    }
    return new FloatTensor(Shape.of(width, size), turned);
  }

  /** The entries of groups, {@code [patches x groups * 8]}. */
  private OnnxValue members(OnnxOps ops, OnnxValue groups) {
    long[] table = new long[padded()];
    for (int from = 0; from < padded(); from += CHUNK) {
      int eights = Math.min(CHUNK, padded() - from) / EIGHT;
      for (int i = 0; i < eights * EIGHT; i++) {
        table[from + i % eights * EIGHT + i / eights] = Math.min(from + i, count() - 1);
      }
    }
    Shape shape = Shape.of(padded() / EIGHT, EIGHT);
    OnnxValue eights = new OnnxValue(ops.graph().integers("eights", shape, table), shape);
    return ops.reshape(gather(ops, eights, groups), groups.shape().size(0), -1);
  }

  /** The members with the smallest estimates. */
  private OnnxValue candidates(OnnxOps ops, OnnxValue query, OnnxValue members) {
    int width = query.shape().count(1);
    OnnxValue brief = ops.constant(new FloatTensor(Shape.of(padded(), width), brief()));
    OnnxValue each = ops.reshape(query, query.shape().size(0), 1, width);
    OnnxValue sums = ops.reduceSum(ops.mul(gather(ops, brief, members), each), false, 2);
    int size = Math.min(CANDIDATES, members.shape().count(1));
    return gatherElements(ops, members, smallest(ops, sums, size));
  }

  private static OnnxValue squares(OnnxOps ops, OnnxValue features, OnnxValue entries) {
    long d = features.shape().size(1);
    OnnxValue each = ops.reshape(features, features.shape().size(0), 1, d);
    return ops.reduceSum(ops.square(ops.sub(entries, each)), false, 2);
  }

  private static OnnxValue min(OnnxOps ops, OnnxValue eights) {
    Shape shape = Shape.of(eights.shape().size(0), eights.shape().size(2));
    String axes = ops.graph().integers("axes", 1);
    return new OnnxValue(
        ops.graph()
            .append("ReduceMin", List.of(eights.name(), axes), OnnxAttribute.of("keepdims", 0)),
        shape);
  }

  private static OnnxValue smallest(OnnxOps ops, OnnxValue x, int size) {
    List<String> both =
        ops.graph()
            .append(
                "TopK",
                List.of(x.name(), ops.graph().integers("k", size)),
                2,
                OnnxAttribute.of("axis", 1),
                OnnxAttribute.of("largest", 0));
    return new OnnxValue(both.get(1), x.shape().with(1, size));
  }

  private static OnnxValue least(OnnxOps ops, OnnxValue x) {
    return ops.node("ArgMin", x.shape().with(1, 1), List.of(x), OnnxAttribute.of("axis", 1));
  }

  /** Rows of a table by their numbers: the numbers' axes, then the row's. */
  static OnnxValue gather(OnnxOps ops, OnnxValue table, OnnxValue numbers) {
    long[] sizes = Arrays.copyOf(numbers.shape().toArray(), numbers.shape().rank() + 1);
    sizes[sizes.length - 1] = table.shape().size(1);
    return ops.node(
        "Gather", Shape.of(sizes), List.of(table, numbers), OnnxAttribute.of("axis", 0));
  }

  private static OnnxValue gatherElements(OnnxOps ops, OnnxValue x, OnnxValue places) {
    return ops.node(
        "GatherElements", places.shape(), List.of(x, places), OnnxAttribute.of("axis", 1));
  }
}
