package dev.loupe.report;

import dev.loupe.dataset.PictureSource;
import dev.loupe.image.Box;
import dev.loupe.image.Picture;
import dev.loupe.image.Thumbnails;
import dev.loupe.report.Section.Heading;
import dev.loupe.report.Section.Sheet;
import dev.loupe.report.Section.Sheet.Shot;
import dev.loupe.similarity.Similar;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The contact sheet of a search for pictures alike. */
public final class SimilarityReport {

  private static final int SIDE = 260;

  private SimilarityReport() {}

  /**
   * Writes the page beside its place and moves it there. The pictures are read once more.
   *
   * @param looked the picture that was looked for
   * @param region of it
   * @param found the most alike first
   * @param lead what was searched, in a sentence
   */
  public static void write(
      Path file,
      Path looked,
      Box region,
      List<Similar> found,
      String lead,
      String softwareVersion,
      Instant written) {
    List<Shot> shots = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Similar one = found.get(i);
      shots.add(
          shot(
              one.picture(),
              one.place(),
              String.format(Locale.ROOT, "%d \u00b7 distance %.3f", i + 1, one.distance())));
    }
    ReportModel model =
        new ReportModel(
            "Loupe \u00b7 similar pictures",
            "Like " + looked.getFileName(),
            List.of(lead),
            List.of(),
            List.of(
                new Sheet(
                    new Heading("looked-for", "Looked for", "The region is marked."),
                    List.of(shot(looked, region, "looked for")),
                    ""),
                new Sheet(
                    new Heading(
                        "found",
                        "Found",
                        "The most alike first. Marked is the patch nearest to the middle of the"
                            + " region that was looked for."),
                    shots,
                    "Not one picture could be compared.")),
            EvaluationReport.footer(softwareVersion, written));
    ReportFile.write(model, file);
  }

  private static Shot shot(Path file, Box place, String title) {
    Picture picture = PictureSource.of(file).picture();
    return new Shot(
        file.toString(),
        title,
        picture.width(),
        picture.height(),
        new InlinePicture(Thumbnails.jpeg(picture, SIDE)),
        place);
  }
}
