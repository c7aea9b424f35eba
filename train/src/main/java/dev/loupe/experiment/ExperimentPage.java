package dev.loupe.experiment;

import dev.loupe.AtomicFile;
import dev.loupe.Version;
import dev.loupe.report.ReportFile;
import dev.loupe.report.ReportModel;
import dev.loupe.report.Section;
import dev.loupe.report.Section.Heading;
import dev.loupe.report.Section.Tables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes what came out of an experiment: {@code index.html}, {@code tables.md}, {@code
 * results.csv}, {@code run.json} and a copy of the file that asked for it.
 *
 * @param results of all cells
 */
public record ExperimentPage(Results results) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /**
   * Writes all files of it.
   *
   * @param folder of the run
   * @param written when
   */
  public void write(Path folder, Instant written) {
    List<Sheet> sheets = sheets();
    AtomicFile.write(
        folder.resolve("experiment.yaml"), results.file().text().getBytes(StandardCharsets.UTF_8));
    ResultsCsv.write(results, folder.resolve("results.csv"));
    markdown(sheets, folder.resolve("tables.md"));
    ReportFile.write(model(sheets, written), folder.resolve("index.html"));
    RunRecord.of(results, Version.current(), folder).write(folder);
  }

  private List<Sheet> sheets() {
    Experiment experiment = results.experiment();
    MetricTables tables = new MetricTables(results);
    List<Sheet> sheets = new ArrayList<>();
    experiment.paper().map(this::paper).ifPresent(sheets::add);
    experiment.tables().forEach(view -> sheets.addAll(tables.of(view)));
    experiment
        .anomalyCounts()
        .forEach(view -> sheets.addAll(new CountFigures(results, view).sheets()));
    return sheets;
  }

  private Sheet paper(Paper paper) {
    return new PaperTable(results, paper).sheet();
  }

  private void markdown(List<Sheet> sheets, Path file) {
    List<String> lines =
        new ArrayList<>(List.of("## " + results.experiment().title(), "", MetricColumn.LEGEND, ""));
    sheets.forEach(sheet -> lines.addAll(sheet.markdown()));
    AtomicFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private ReportModel model(List<Sheet> sheets, Instant written) {
    RunStory story = new RunStory(results);
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Tables(
            new Heading("tables", "Tables", MetricColumn.LEGEND),
            sheets.stream().map(Sheet::table).toList()));
    new Drawings(results).section().ifPresent(sections::add);
    results
        .experiment()
        .panels()
        .ifPresent(view -> sections.addAll(new Panels(results).sections(view)));
    sections.add(new CellTable(results).section());
    sections.add(new RunConditions(results).section());
    return new ReportModel(
        "Experiment",
        results.experiment().title(),
        story.lead(),
        story.notices(),
        sections,
        "Written by Loupe " + Version.current() + " on " + MINUTE.format(written) + ".");
  }
}
