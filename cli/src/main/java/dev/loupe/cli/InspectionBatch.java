package dev.loupe.cli;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.cli.PicturesAsked.Asked;
import dev.loupe.dataset.PictureSource;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Examination;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.InspectionWriter;
import dev.loupe.verdict.Inspector;
import java.util.List;
import java.util.Optional;

/**
 * Inspects pictures one after the other; one is in memory at a time.
 *
 * @param inspector judges
 * @param rows where each verdict goes at once
 * @param results where records, heat maps and the page go
 */
record InspectionBatch(
    Inspector inspector, Optional<InspectionWriter> rows, Optional<ResultsFolder> results) {

  /**
   * Inspects.
   *
   * @throws InterruptedWorkException when the thread is interrupted; the verdicts so far stand
   */
  InspectionCounts inspect(List<Asked> pictures, Progress progress) {
    InspectionCounts counts = new InspectionCounts();
    try (Progress.Task task = progress.start("inspection", pictures.size())) {
      for (Asked picture : pictures) {
        counts.add(inspect(picture, counts.all()));
        task.advance(1);
      }
    }
    return counts;
  }

  private Inspection inspect(Asked picture, int before) {
    Examination examination =
        inspector.examine(Arrival.of(picture.file().toString(), PictureSource.of(picture.file())));
    InterruptedWorkException.throwIfInterrupted(
        "The inspection was interrupted after "
            + Numbers.counted(before, "picture", "pictures")
            + "; the verdicts so far are complete.");
    Inspection inspection =
        results
            .map(folder -> folder.add(examination, picture.name()))
            .orElse(examination.inspection());
    rows.ifPresent(writer -> writer.write(inspection));
    return inspection;
  }
}
