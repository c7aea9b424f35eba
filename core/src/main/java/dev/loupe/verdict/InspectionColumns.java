package dev.loupe.verdict;

import static dev.loupe.parquet.ColumnType.COUNT;
import static dev.loupe.parquet.ColumnType.NUMBER;
import static dev.loupe.parquet.ColumnType.TEXT;
import static dev.loupe.parquet.ColumnType.TIME;

import dev.loupe.image.Box;
import dev.loupe.parquet.ColumnType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An inspection as a flat row, the same in CSV, Parquet and Spark: a projection of the JSON. Of the
 * regions it has their number and the most anomalous one.
 */
public final class InspectionColumns {

  /** All columns, in their order. */
  public static final List<Column> ALL =
      List.of(
          text("inspection_id", Inspection::inspectionId),
          column("decided", TIME, i -> Optional.of(i.times().decided())),
          text("verdict", i -> i.verdict().name()),
          column("raw_score", NUMBER, i -> optional(i.rawScore())),
          column("calibrated_score", NUMBER, i -> optional(i.calibratedScore())),
          number("image_threshold", Inspection::imageThreshold),
          number("review_threshold", Inspection::reviewThreshold),
          text("reason", Inspection::reason),
          text("image", i -> i.image().reference()),
          column("image_sha256", TEXT, i -> i.image().sha256()),
          column("image_width", COUNT, i -> optional(i.image().width())),
          column("image_height", COUNT, i -> optional(i.image().height())),
          column("station", TEXT, i -> i.origin().station()),
          column("camera", TEXT, i -> i.origin().camera()),
          column("product", TEXT, i -> i.origin().product()),
          column("serial", TEXT, i -> i.origin().serial()),
          column("panel", TEXT, i -> i.origin().panel()),
          column("position", TEXT, i -> i.origin().position()),
          column("recipe", TEXT, i -> i.origin().recipe()),
          text("model_id", i -> i.model().id()),
          text("model_sha256", i -> i.model().sha256()),
          text("software_version", Inspection::softwareVersion),
          column("acquired", TIME, i -> i.times().acquired()),
          column("received", TIME, i -> Optional.of(i.times().received())),
          column("regions", COUNT, i -> Optional.of(i.regions().size())),
          column("worst_x", COUNT, i -> worstBox(i).map(Box::x)),
          column("worst_y", COUNT, i -> worstBox(i).map(Box::y)),
          column("worst_width", COUNT, i -> worstBox(i).map(Box::width)),
          column("worst_height", COUNT, i -> worstBox(i).map(Box::height)),
          column("worst_area_px", COUNT, i -> worst(i).map(Region::areaPx)),
          column("worst_peak", NUMBER, i -> worst(i).map(Region::peak)),
          column("map", TEXT, Inspection::map),
          number("decode_ms", i -> i.timings().decodeMs()),
          number("pre_process_ms", i -> i.timings().preProcessMs()),
          number("infer_ms", i -> i.timings().inferMs()),
          number("post_process_ms", i -> i.timings().postProcessMs()),
          number("total_ms", i -> i.timings().totalMs()),
          number("inspected_share", Inspection::inspectedShare),
          column("operator_verdict", TEXT, i -> i.operator().map(o -> o.verdict().name())),
          column("operator", TEXT, i -> i.operator().map(OperatorDecision::who)),
          column("operator_at", TIME, i -> i.operator().map(OperatorDecision::at)),
          column("operator_comment", TEXT, i -> i.operator().flatMap(OperatorDecision::comment)));

  /** The same and, of the most anomalous region, the group of defects: for runs that name them. */
  public static final List<Column> WITH_GROUPS =
      Stream.concat(
              ALL.stream(),
              Stream.of(
                  column("worst_defect_group", TEXT, i -> worst(i).flatMap(Region::defectGroup)),
                  column("worst_group_number", COUNT, i -> worstGroup(i).map(NearestGroup::number)),
                  column(
                      "worst_group_distance",
                      NUMBER,
                      i -> worstGroup(i).map(NearestGroup::distance))))
          .toList();

  private InspectionColumns() {}

  /**
   * A column.
   *
   * @param name in {@code snake_case}
   * @param type of its cells
   * @param value of an inspection's cell, of that type; empty for what is not known
   */
  public record Column(
      String name, ColumnType type, Function<Inspection, ? extends Optional<?>> value) {

    /** The cell of an inspection. */
    public Optional<?> of(Inspection inspection) {
      return value.apply(inspection);
    }
  }

  private static Column column(
      String name, ColumnType type, Function<Inspection, ? extends Optional<?>> value) {
    return new Column(name, type, value);
  }

  private static Column text(String name, Function<Inspection, String> value) {
    return new Column(name, TEXT, value.andThen(Optional::of));
  }

  private static Column number(String name, Function<Inspection, Double> value) {
    return new Column(name, NUMBER, value.andThen(Optional::of));
  }

  private static Optional<Double> optional(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private static Optional<Integer> optional(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }

  private static Optional<Region> worst(Inspection inspection) {
    return inspection.regions().stream().findFirst();
  }

  private static Optional<NearestGroup> worstGroup(Inspection inspection) {
    return worst(inspection).flatMap(Region::nearestGroup);
  }

  private static Optional<Box> worstBox(Inspection inspection) {
    return worst(inspection).map(Region::boundingBox);
  }
}
