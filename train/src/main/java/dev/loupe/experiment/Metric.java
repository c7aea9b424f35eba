package dev.loupe.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A figure of a cell: one of {@code loupe evaluate --json}, or what the training cost.
 *
 * @param key as in files
 * @param title in tables
 * @param scale from the file's unit to the table's
 * @param decimals in tables
 * @param better which is better
 */
public record Metric(String key, String title, double scale, int decimals, Better better) {

  /** Which of two values is better. */
  public enum Better {
    /** The higher. */
    HIGHER,
    /** The lower. */
    LOWER,
    /** Neither: a condition rather than a merit. */
    NEITHER
  }

  private static final double GIBIBYTE = 1L << 30;

  private static final List<Metric> ALL =
      List.of(
          percent("image_auroc", "I-AUROC"),
          percent("image_aupr", "I-AUPR"),
          percent("pixel_auroc", "P-AUROC"),
          percent("pixel_aupr", "P-AUPR"),
          percent("aupro_0_3", "AUPRO@0.3"),
          percent("aupro_0_05", "AUPRO@0.05"),
          percent("pro_simplenet", "PRO (SimpleNet's)"),
          new Metric("f1_at_threshold", "F1 at own threshold", 1, 2, Better.HIGHER),
          new Metric("f1_max", "F1-max", 1, 2, Better.HIGHER),
          new Metric("precision", "precision", 1, 3, Better.HIGHER),
          new Metric("recall", "recall", 1, 3, Better.HIGHER),
          percent("accuracy", "accuracy %"),
          new Metric("false_call_rate", "false calls %", 100, 1, Better.LOWER),
          new Metric("escape_rate", "escapes %", 100, 1, Better.LOWER),
          new Metric("promised_false_call_rate", "promised at most %", 100, 1, Better.NEITHER),
          new Metric("pixel_f1_max", "pixel F1-max", 1, 2, Better.HIGHER),
          percent("localisation_accuracy", "localisation accuracy %"),
          percent("localisation_iou", "localisation IoU %"),
          percent("localisation_f1", "localisation F1 %"),
          percent("localisation_pro", "localisation PRO %"),
          new Metric("ms_per_image", "ms per image", 1, 0, Better.LOWER),
          new Metric("ms_infer", "of which the graph", 1, 0, Better.LOWER),
          new Metric("training_seconds", "training s", 1, 1, Better.LOWER),
          new Metric("peak_bytes", "peak GiB", 1 / GIBIBYTE, 1, Better.LOWER),
          new Metric("detector_bytes", "detector MB", 1e-6, 0, Better.LOWER));

  /** What the tables of the methods' pages hold. */
  static final List<Metric> QUALITY =
      named(
          "image_auroc",
          "pixel_auroc",
          "aupro_0_3",
          "pro_simplenet",
          "f1_at_threshold",
          "false_call_rate",
          "promised_false_call_rate");

  /** What a detector takes. */
  static final List<Metric> COST =
      named("training_seconds", "ms_per_image", "ms_infer", "peak_bytes", "detector_bytes");

  private static Metric percent(String key, String title) {
    return new Metric(key, title, 100, 1, Better.HIGHER);
  }

  private static List<Metric> named(String... keys) {
    return Arrays.stream(keys).map(Metric::of).toList();
  }

  /** All there are. */
  public static List<Metric> all() {
    return ALL;
  }

  /**
   * The one of that key.
   *
   * @throws IllegalArgumentException listing those there are
   */
  @JsonCreator
  public static Metric of(String key) {
    return ALL.stream()
        .filter(metric -> metric.key.equals(key))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no metric '"
                        + key
                        + "'. Possible: "
                        + ALL.stream().map(Metric::key).collect(Collectors.joining(", "))));
  }

  @Override
  @JsonValue
  public String key() {
    return key;
  }

  /** A value as tables print it. */
  String text(double value) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value * scale);
  }

  /** Whether the first value is better than the second. */
  boolean prefers(double first, double second) {
    return switch (better) {
      case HIGHER -> first > second;
      case LOWER -> first < second;
      case NEITHER -> false;
    };
  }
}
