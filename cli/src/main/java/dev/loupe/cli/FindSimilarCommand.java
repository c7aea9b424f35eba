package dev.loupe.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.Version;
import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.cli.PicturesAsked.Asked;
import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.Detector;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.detector.FeatureGraph;
import dev.loupe.image.Box;
import dev.loupe.image.Picture;
import dev.loupe.report.SimilarityReport;
import dev.loupe.similarity.Similar;
import dev.loupe.similarity.SimilaritySearch;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.Inspector;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loupe find-similar}. */
@Command(
    name = "find-similar",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Ranks the pictures of an archive by how alike they are to a picture, or to a region of it,"
          + " wherever it shows: for a defect that escaped, its twins among all that passed.",
      "",
      "Compared are patches as the detector's own network sees them. A small region around the"
          + " defect ranks best. Without --region it is the worst place that the detector finds, or"
          + " the whole picture where it finds none.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe find-similar board.loupe escaped.png --region 310,120,48,40 archive/",
      "  loupe find-similar board.loupe escaped.png archive/ --top 50 --report twins.html",
    })
final class FindSimilarCommand implements Callable<Integer> {

  private static final int USUAL = 30;

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "FILE.loupe", description = "The detector.")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "PICTURE", description = "The picture to be found again.")
  private Path looked = Path.of("");

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "ARCHIVE",
      description = "Pictures, and folders to be searched for them.")
  private List<Path> archive = List.of();

  @Option(
      names = "--region",
      split = ",",
      paramLabel = "X,Y,WIDTH,HEIGHT",
      description = "What to look for, in pixels from the top left.")
  private List<Integer> region = List.of();

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many pictures to list; ${DEFAULT-VALUE} by default.")
  private int top = 20;

  @Option(names = "--json", description = "Print a JSON object a line instead of a table.")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a page with the pictures side by side.")
  private Optional<Path> report = Optional.empty();

  @Mixin private final ThreadsArgument threads = new ThreadsArgument();

  FindSimilarCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    requireSense();
    report.ifPresent(Destination::of);
    PicturesAsked pictures = PicturesAsked.of(archive, Optional.empty());
    Picture picture = PictureSource.of(looked).picture();
    Box box = box(picture);
    try (FeatureGraph graph = FeatureGraph.open(DetectorArtifact.read(file))) {
      long count = pictures.count();
      SimilaritySearch search = SimilaritySearch.of(graph, picture, box, some(pictures, count));
      List<Similar> found =
          search.best(
              top,
              pictures.stream().map(Asked::file).iterator(),
              count,
              threads.count(),
              surroundings.progress());
      print(found);
      String lead = lead(box, count, search.unreadable());
      surroundings.remark(lead);
      report.ifPresent(page -> write(page, box, found, lead));
    }
    return 0;
  }

  private void requireSense() {
    if (top < 1) {
      throw new UsageException("--top must be at least 1, not " + top + ".");
    }
    if (!region.isEmpty() && (region.size() != 4 || region.get(2) < 1 || region.get(3) < 1)) {
      throw new UsageException("--region needs X,Y,WIDTH,HEIGHT, such as 310,120,48,40.");
    }
  }

  private Box box(Picture picture) {
    Box whole = new Box(0, 0, picture.width(), picture.height());
    if (region.isEmpty()) {
      return worstPlace().orElse(whole);
    }
    Box box = new Box(region.get(0), region.get(1), region.get(2), region.get(3));
    boolean outside =
        box.x() < 0
            || box.y() < 0
            || box.x() + box.width() > whole.width()
            || box.y() + box.height() > whole.height();
    if (outside) {
      throw new LoupeException(
          "The region must lie in the picture, which has "
              + whole.width()
              + " x "
              + whole.height()
              + " pixels.");
    }
    return box;
  }

  /** Pictures from all over the archive, which show what is usual. */
  private static List<Path> some(PicturesAsked pictures, long count) {
    long step = 1 + (count - 1) / USUAL;
    AtomicLong number = new AtomicLong();
    return pictures.stream()
        .filter(picture -> number.getAndIncrement() % step == 0)
        .map(Asked::file)
        .toList();
  }

  private Optional<Box> worstPlace() {
    try (Detector detector = Detector.open(file)) {
      Inspector inspector =
          Inspector.of(
              detector,
              DetectorDescription.id(file),
              Version.current(),
              surroundings.clock(),
              new SecureRandom());
      Inspection inspection =
          inspector.inspect(Arrival.of(looked.toString(), PictureSource.of(looked)));
      return inspection.regions().stream().findFirst().map(place -> place.boundingBox());
    }
  }

  private String lead(Box box, long count, int unreadable) {
    return Numbers.counted(count, "picture", "pictures")
        + " compared with the region "
        + String.format(Locale.ROOT, "%d,%d,%d,%d", box.x(), box.y(), box.width(), box.height())
        + " of "
        + looked
        + (unreadable == 0 ? "." : "; " + unreadable + " of them could not be read.");
  }

  private void print(List<Similar> found) {
    if (!json) {
      surroundings.say("rank  distance  place                picture");
    }
    for (int i = 0; i < found.size(); i++) {
      surroundings.say(json ? json(i + 1, found.get(i)) : row(i + 1, found.get(i)));
    }
  }

  private static String row(int rank, Similar one) {
    Box place = one.place();
    String where = "%d,%d,%d,%d".formatted(place.x(), place.y(), place.width(), place.height());
    return String.format(
        Locale.ROOT, "%4d  %8.4f  %-19s  %s", rank, one.distance(), where, one.picture());
  }

  private static String json(int rank, Similar one) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("rank", rank).put("distance", one.distance());
    node.put("picture", one.picture().toString());
    node.set("place", Json.mapper().valueToTree(one.place()));
    return node.toString();
  }

  private void write(Path page, Box box, List<Similar> found, String lead) {
    SimilarityReport.write(
        page, looked, box, found, lead, Version.current(), surroundings.clock().instant());
    surroundings.remark("the pictures side by side: " + page);
  }
}
