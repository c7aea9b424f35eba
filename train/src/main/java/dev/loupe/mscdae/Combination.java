package dev.loupe.mscdae;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loupe.network.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** How the levels' residuals, each in deviations above its mean, become one map. */
public enum Combination {
  /** Their mean. Ours. */
  @JsonProperty("mean")
  MEAN,
  /**
   * The largest over neighbouring levels of the smaller of both: it exceeds gamma exactly where two
   * neighbouring levels both exceed their own mean + gamma deviation. The paper's "and", then "or".
   */
  @JsonProperty("adjacent")
  ADJACENT;

  /** One map of several; of a single level that level. */
  <T> T apply(Ops<T> ops, List<T> levels) {
    if (levels.size() == 1) {
      return levels.get(0);
    }
    return switch (this) {
      case MEAN -> ops.scale(folded(levels, ops::add), 1.0 / levels.size());
      case ADJACENT -> folded(pairs(ops, levels), (a, b) -> larger(ops, a, b));
    };
  }

  private static <T> List<T> pairs(Ops<T> ops, List<T> levels) {
    List<T> pairs = new ArrayList<>();
    for (int level = 1; level < levels.size(); level++) {
      pairs.add(smaller(ops, levels.get(level - 1), levels.get(level)));
    }
    return pairs;
  }

  private static <T> T folded(List<T> all, BinaryOperator<T> by) {
    return all.stream().reduce(by).orElseThrow();
  }

  private static <T> T larger(Ops<T> ops, T a, T b) {
    return ops.add(b, ops.relu(ops.sub(a, b)));
  }

  private static <T> T smaller(Ops<T> ops, T a, T b) {
    return ops.sub(a, ops.relu(ops.sub(a, b)));
  }
}
