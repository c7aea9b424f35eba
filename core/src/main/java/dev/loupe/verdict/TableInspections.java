package dev.loupe.verdict;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Inspections as a table for a terminal: one aligned line each, the picture's name last. */
public final class TableInspections implements InspectionWriter {

  private static final String LAYOUT = "%-7s  %10s  %10s  %7s  %8s  %s";

  private final WholeLines lines;

  /** Writes the header to the stream; closes the stream in the end. */
  public TableInspections(OutputStream out) {
    lines = new WholeLines(out, System.lineSeparator());
    lines.write(row("verdict", "score", "calibrated", "regions", "ms", "picture"));
  }

  @Override
  public void write(Inspection inspection) {
    lines.write(
        row(
            inspection.verdict().name(),
            number("%.4g", inspection.rawScore()),
            number("%.3f", inspection.calibratedScore()),
            String.valueOf(inspection.regions().size()),
            String.format(Locale.ROOT, "%.1f", inspection.timings().totalMs()),
            picture(inspection)));
  }

  private static String picture(Inspection inspection) {
    String name = inspection.image().reference();
    if (inspection.verdict() == Verdict.INVALID) {
      return name + " - " + inspection.reason();
    }
    List<String> groups =
        inspection.regions().stream()
            .flatMap(region -> region.defectGroup().stream())
            .distinct()
            .toList();
    return groups.isEmpty() ? name : name + " - " + String.join(", ", groups);
  }

  private static String number(String format, OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
  }

  /** One row, without characters that would move the cursor. */
  private static String row(String... cells) {
    String row = String.format(Locale.ROOT, LAYOUT, (Object[]) cells);
    return row.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public void close() {
    lines.close();
  }
}
