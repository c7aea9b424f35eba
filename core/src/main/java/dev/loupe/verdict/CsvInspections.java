package dev.loupe.verdict;

import dev.loupe.image.Box;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Inspections as CSV by RFC 4180: UTF-8, commas, CR LF, a cell in quotes where it must be; a header
 * first. A projection of the JSON: of the regions their number and the most anomalous one.
 *
 * <p>What is not known is an empty cell. Numbers have a decimal point.
 */
public final class CsvInspections implements InspectionWriter {

  private record Column(String name, Function<Inspection, Object> value) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("inspection_id", Inspection::inspectionId),
          new Column("decided", i -> i.times().decided()),
          new Column("verdict", Inspection::verdict),
          new Column("raw_score", Inspection::rawScore),
          new Column("calibrated_score", Inspection::calibratedScore),
          new Column("image_threshold", Inspection::imageThreshold),
          new Column("review_threshold", Inspection::reviewThreshold),
          new Column("reason", Inspection::reason),
          new Column("image", i -> i.image().reference()),
          new Column("image_sha256", i -> i.image().sha256()),
          new Column("image_width", i -> i.image().width()),
          new Column("image_height", i -> i.image().height()),
          new Column("station", i -> i.origin().station()),
          new Column("camera", i -> i.origin().camera()),
          new Column("product", i -> i.origin().product()),
          new Column("serial", i -> i.origin().serial()),
          new Column("panel", i -> i.origin().panel()),
          new Column("position", i -> i.origin().position()),
          new Column("recipe", i -> i.origin().recipe()),
          new Column("model_id", i -> i.model().id()),
          new Column("model_sha256", i -> i.model().sha256()),
          new Column("software_version", Inspection::softwareVersion),
          new Column("acquired", i -> i.times().acquired()),
          new Column("received", i -> i.times().received()),
          new Column("regions", i -> i.regions().size()),
          new Column("worst_x", i -> worstBox(i).map(Box::x)),
          new Column("worst_y", i -> worstBox(i).map(Box::y)),
          new Column("worst_width", i -> worstBox(i).map(Box::width)),
          new Column("worst_height", i -> worstBox(i).map(Box::height)),
          new Column("worst_area_px", i -> worst(i).map(Region::areaPx)),
          new Column("worst_peak", i -> worst(i).map(Region::peak)),
          new Column("map", Inspection::map),
          new Column("decode_ms", i -> i.timings().decodeMs()),
          new Column("pre_process_ms", i -> i.timings().preProcessMs()),
          new Column("infer_ms", i -> i.timings().inferMs()),
          new Column("post_process_ms", i -> i.timings().postProcessMs()),
          new Column("total_ms", i -> i.timings().totalMs()),
          new Column("inspected_share", Inspection::inspectedShare),
          new Column("operator_verdict", i -> i.operator().map(OperatorDecision::verdict)),
          new Column("operator", i -> i.operator().map(OperatorDecision::who)),
          new Column("operator_at", i -> i.operator().map(OperatorDecision::at)),
          new Column("operator_comment", i -> i.operator().flatMap(OperatorDecision::comment)));

  private final WholeLines lines;

  private CsvInspections(OutputStream out) {
    lines = new WholeLines(out, "\r\n");
  }

  /** Starts a file with the header. */
  public static CsvInspections start(OutputStream out) {
    CsvInspections csv = new CsvInspections(out);
    csv.lines.write(COLUMNS.stream().map(Column::name).collect(Collectors.joining(",")));
    return csv;
  }

  /** Goes on with a file that has its header already. */
  public static CsvInspections resume(OutputStream out) {
    return new CsvInspections(out);
  }

  @Override
  public void write(Inspection inspection) {
    lines.write(
        COLUMNS.stream()
            .map(column -> cell(column.value().apply(inspection)))
            .collect(Collectors.joining(",")));
  }

  private static Optional<Region> worst(Inspection inspection) {
    return inspection.regions().stream().findFirst();
  }

  private static Optional<Box> worstBox(Inspection inspection) {
    return worst(inspection).map(Region::boundingBox);
  }

  private static String cell(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(CsvInspections::cell).orElse("");
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? cell(number.getAsDouble()) : "";
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? cell(number.getAsInt()) : "";
    }
    return quoted(value.toString());
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() {
    lines.close();
  }
}
