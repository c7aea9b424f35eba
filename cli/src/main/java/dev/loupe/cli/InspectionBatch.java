package dev.loupe.cli;

import dev.loupe.InterruptedWorkException;
import dev.loupe.OrderedWork;
import dev.loupe.Progress;
import dev.loupe.cli.PicturesAsked.Asked;
import dev.loupe.cli.ResultsFolder.Drawn;
import dev.loupe.dataset.PictureSource;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Examination;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.InspectionWriter;
import dev.loupe.verdict.Inspector;
import java.util.Iterator;
import java.util.Optional;

/**
 * Inspects pictures, several at once, and writes their verdicts in the order of the pictures. Each
 * thread decodes, judges and draws one picture at a time; a few finished ones wait for their turn.
 *
 * @param inspector judges
 * @param rows where each verdict goes at once
 * @param results where records, heat maps and the page go
 * @param threads how many pictures at once
 */
record InspectionBatch(
    Inspector inspector,
    Optional<InspectionWriter> rows,
    Optional<ResultsFolder> results,
    int threads) {

  private record Judged(Asked picture, Drawn drawn) {}

  /**
   * Inspects.
   *
   * @throws InterruptedWorkException when the thread is interrupted; the verdicts so far stand
   */
  InspectionCounts inspect(Iterator<Asked> pictures, long count, Progress progress) {
    InspectionCounts counts = new InspectionCounts();
    try (Progress.Task task = progress.start("inspection", count);
        OrderedWork work = new OrderedWork("inspection", threads)) {
      work.each(
          pictures,
          this::judge,
          judged -> {
            counts.add(write(judged));
            task.advance(1);
          });
    } catch (InterruptedWorkException e) {
      throw new InterruptedWorkException(
          "The inspection was interrupted after "
              + Numbers.counted(counts.all(), "picture", "pictures")
              + "; the verdicts so far are complete."
              + (results.isPresent() ? " Go on with --resume." : ""));
    }
    return counts;
  }

  private Judged judge(Asked picture) {
    Examination examination =
        inspector.examine(Arrival.of(picture.file().toString(), PictureSource.of(picture.file())));
    return new Judged(
        picture,
        results
            .map(folder -> folder.draw(examination))
            .orElseGet(() -> new Drawn(examination.withoutPixels(), Optional.empty())));
  }

  private Inspection write(Judged judged) {
    Inspection inspection =
        results
            .map(folder -> folder.add(judged.drawn(), judged.picture().name()))
            .orElse(judged.drawn().examination().inspection());
    rows.ifPresent(writer -> writer.write(inspection));
    return inspection;
  }
}
