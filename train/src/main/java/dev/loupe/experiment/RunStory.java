package dev.loupe.experiment;

import dev.loupe.experiment.Outcome.Status;
import dev.loupe.report.ReportModel.Notice;
import dev.loupe.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands above an experiment's page.
 *
 * @param results of all cells
 */
public record RunStory(Results results) {

  /** What was compared, and how much of it there is. */
  public List<String> lead() {
    List<String> lead = new ArrayList<>();
    results.experiment().about().ifPresent(lead::add);
    results
        .experiment()
        .paper()
        .ifPresent(paper -> lead.add("Answers " + paper.shows() + " of " + paper.source() + "."));
    lead.add(counts());
    return lead;
  }

  private String counts() {
    int finished = results.finished().size();
    int all = results.outcomes().size();
    int skipped = results.with(Status.SKIPPED).size();
    int failed = results.with(Status.FAILED).size();
    int waiting = results.with(Status.WAITING).size();
    return finished
        + " of "
        + (all == 1 ? "1 training" : all + " trainings")
        + " measured"
        + (skipped > 0 ? ", " + skipped + " skipped" : "")
        + (failed > 0 ? ", " + failed + " failed" : "")
        + (waiting > 0 ? ", " + waiting + " not run yet" : "")
        + ".";
  }

  /** What must be known before a figure is trusted. */
  public List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    results.reasons(Status.SKIPPED).forEach((reason, cells) -> notices.add(skipped(reason, cells)));
    results.reasons(Status.FAILED).forEach((reason, cells) -> notices.add(failed(reason, cells)));
    timing().ifPresent(notices::add);
    return notices;
  }

  private static Notice skipped(String reason, List<Outcome> cells) {
    return new Notice(Tone.CAUTION, "Skipped " + named(cells) + ": " + reason);
  }

  private static Notice failed(String reason, List<Outcome> cells) {
    return new Notice(Tone.BAD, "Failed " + named(cells) + ": " + reason);
  }

  private static String named(List<Outcome> cells) {
    List<String> rows =
        cells.stream().map(outcome -> outcome.cell().row().words()).distinct().toList();
    return rows.size() > 4
        ? String.join("; ", rows.subList(0, 3)) + "; and " + (rows.size() - 3) + " more"
        : String.join("; ", rows);
  }

  private Optional<Notice> timing() {
    int most =
        results.finished().stream().mapToInt(result -> result.order().parallel()).max().orElse(1);
    return most > 1
        ? Optional.of(
            new Notice(
                Tone.CAUTION,
                "Up to "
                    + most
                    + " trainings ran at once: seconds and milliseconds are those of a busy"
                    + " machine."))
        : Optional.empty();
  }
}
