package dev.loupe.report;

import java.util.List;

/**
 * What a report says, before it has a face: plain words, numbers and pictures.
 *
 * <pre>{@code
 * ReportModel model = new ReportModel("Evaluation", "SimpleNet on magnetic-tile", lead, notices, sections, "Loupe 0.1.0");
 * ReportFile.write(model, Path.of("report.html"));
 * }</pre>
 *
 * @param kind of report, two or three words above the title
 * @param title what was measured
 * @param lead the whole story in one to three sentences, the first of them the most important
 * @param notices what the reader must know before trusting a figure; may be empty
 * @param sections in reading order
 * @param footer who made the report, and when
 */
public record ReportModel(
    String kind,
    String title,
    List<String> lead,
    List<Notice> notices,
    List<Section> sections,
    String footer) {

  /** Copies the lists. */
  public ReportModel {
    lead = List.copyOf(lead);
    notices = List.copyOf(notices);
    sections = List.copyOf(sections);
  }

  /**
   * A remark that must not be overlooked.
   *
   * @param tone how serious it is
   * @param text one or two sentences
   */
  public record Notice(Tone tone, String text) {}
}
