package dev.loupe.cli;

import dev.loupe.Version;
import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.cli.PicturesAsked.Asked;
import dev.loupe.detector.Detector;
import dev.loupe.report.InspectionReport;
import dev.loupe.verdict.InspectionSetup;
import dev.loupe.verdict.InspectionWriter;
import dev.loupe.verdict.Inspector;
import dev.loupe.verdict.JsonInspections;
import dev.loupe.verdict.ModelReference;
import dev.loupe.verdict.TableInspections;
import dev.loupe.verdict.Verdict;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loupe inspect}. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Judges pictures: OK, NG, REVIEW, or INVALID for what cannot be judged. A picture that cannot"
          + " be read is INVALID and does not stop the run.",
      "",
      "As many pictures at once as there are threads. Rows come in the order of the pictures, and"
          + " scores are the same to the last bit whatever the number of threads.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe inspect board.loupe in/ --out results",
      "  loupe inspect board.loupe one.png two.png",
      "  loupe inspect board.loupe in/ --json | jq 'select(.verdict == \"NG\") | .image.reference'",
      "  loupe inspect board.loupe in/ --out results --overwrite --heat-maps all --fail-on-ng",
      "",
      "  loupe inspect board.loupe archive/ --out results --resume --no-rows --format parquet",
      "  loupe inspect board.loupe in/ --defect-groups defects/groups.json",
      "",
      "--out DIR gets verdicts.jsonl (everything), verdicts.csv (for a spreadsheet), heat-maps/,",
      "report.html, quarantine.csv (pictures that could not be read) and run.json (what the run was).",
    })
final class InspectCommand implements Callable<Integer> {

  private static final int FOUND_NG = 4;

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "FILE.loupe", description = "The detector.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "DIR-or-FILE",
      description = "Pictures, and folders to be searched for them.")
  private List<Path> paths = List.of();

  @Option(names = "--out", paramLabel = "DIR", description = "Folder for the results.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--overwrite",
      description = "Replace former results in --out; other files there are left alone.")
  private boolean overwrite;

  @Option(
      names = "--resume",
      description =
          "Go on with the run in --out where it was stopped, or begin it: what was judged is not"
              + " judged again. Needs the same detector and options.")
  private boolean resume;

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "jsonl|csv|parquet",
      description =
          "As what --out gets the verdicts; several with commas. JSON lines are always written;"
              + " csv by default.")
  private List<TableFormat> formats = List.of(TableFormat.CSV);

  @Option(
      names = "--partition-size",
      paramLabel = "ROWS",
      description = "Cut the verdicts into files of so many rows, in --out's folder 'verdicts'.")
  private int partitionSize;

  @Option(
      names = "--no-rows",
      description = "Print no row for each picture; on a terminal a bar shows how far it is.")
  private boolean noRows;

  @Option(
      names = "--heat-maps",
      paramLabel = "ng|all|none",
      description = "Of which pictures --out gets heat maps: NG and REVIEW (default), all, none.")
  private HeatMapChoice heatMaps = HeatMapChoice.NG;

  @Option(names = "--json", description = "Print a JSON record a line instead of a table.")
  private boolean json;

  @Option(names = "--fail-on-ng", description = "Exit with code 4 when a picture is NG.")
  private boolean failOnNg;

  @Option(
      names = "--mm-per-pixel",
      paramLabel = "MM",
      description = "Scale of the pictures; regions then have an area in mm2.")
  private Optional<Double> scale = Optional.empty();

  @Mixin private final DefectGroupsArgument groups = new DefectGroupsArgument();
  @Mixin private final ThreadsArgument threads = new ThreadsArgument();

  InspectCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    int count = threads.count();
    requireSense();
    out.filter(folder -> !resumes(folder))
        .ifPresent(folder -> ResultsFolder.requireFree(folder, overwrite));
    PicturesAsked pictures = PicturesAsked.of(paths, out);
    try (Detector detector = Detector.open(file);
        DefectGroupsArgument.Names names = groups.open(file)) {
      Inspector inspector =
          new Inspector(
              detector::detect,
              setup(detector),
              names.naming(),
              surroundings.clock(),
              new SecureRandom());
      InspectionCounts counts = inspect(detector, inspector, pictures, count);
      return failOnNg && counts.of(Verdict.NG) > 0 ? FOUND_NG : 0;
    }
  }

  private InspectionSetup setup(Detector detector) {
    ModelReference model = new ModelReference(DetectorDescription.id(file), detector.sha256());
    InspectionSetup setup = InspectionSetup.of(model, detector.manifest(), Version.current());
    return UsageException.refused(() -> scale.map(setup::withMillimetresPerPixel).orElse(setup));
  }

  private void requireSense() {
    if (partitionSize < 0) {
      throw new UsageException("--partition-size must be at least 1, not " + partitionSize + ".");
    }
    if (resume && (out.isEmpty() || overwrite)) {
      throw new UsageException("--resume goes on with the run in --out, without --overwrite.");
    }
  }

  private boolean resumes(Path folder) {
    return resume && ResultsFolder.holdsRun(folder);
  }

  private InspectionCounts inspect(
      Detector detector, Inspector inspector, PicturesAsked pictures, int count) {
    if (out.isEmpty()) {
      InspectionCounts counts =
          inspect(inspector, pictures.iterator(), pictures.count(), count, Optional.empty());
      sum(counts.inWords() + ".");
      return counts;
    }
    try (ResultsFolder results = results(out.get(), inspector.setup(), detector)) {
      DonePictures done = results.done();
      if (done.count() > 0) {
        sum(Numbers.counted(done.count(), "picture was", "pictures were") + " judged before.");
      }
      Iterator<Asked> rest =
          pictures.stream().filter(picture -> !done.contains(picture.file())).iterator();
      long left = Math.max(0, pictures.count() - done.count());
      InspectionCounts counts = inspect(inspector, rest, left, count, Optional.of(results));
      results.finish(surroundings.clock().instant());
      sum(counts.inWords() + ". Results: " + results.contents());
      return counts;
    }
  }

  private ResultsFolder results(Path folder, InspectionSetup setup, Detector detector) {
    RunRecord run = RunRecord.of(setup, heatMaps, formats, partitionSize, groups.sha256());
    InspectionReport report = new InspectionReport(setup, detector::restored);
    return resumes(folder)
        ? ResultsFolder.resume(folder, run, report)
        : ResultsFolder.begin(folder, run, report);
  }

  private InspectionCounts inspect(
      Inspector inspector,
      Iterator<Asked> pictures,
      long left,
      int count,
      Optional<ResultsFolder> results) {
    if (noRows) {
      return new InspectionBatch(inspector, Optional.empty(), results, count)
          .inspect(pictures, left, surroundings.progress());
    }
    try (InspectionWriter rows = rows()) {
      return new InspectionBatch(inspector, Optional.of(rows), results, count)
          .inspect(pictures, left, surroundings.progressBesideRows());
    }
  }

  private InspectionWriter rows() {
    ScreenStream screen = new ScreenStream(surroundings.out());
    return json ? new JsonInspections(screen) : new TableInspections(screen);
  }

  private void sum(String line) {
    if (json) {
      surroundings.remark(line);
    } else {
      surroundings.say(line);
    }
  }
}
