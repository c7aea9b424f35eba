package dev.loupe.cli;

import dev.loupe.LoupeException;
import dev.loupe.OrderedWork;
import dev.loupe.Progress;
import dev.loupe.Sha256;
import dev.loupe.Version;
import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.dataset.PictureSource;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.Detector;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.detector.FeatureGraph;
import dev.loupe.grouping.DefectFinder;
import dev.loupe.grouping.DefectGroup;
import dev.loupe.grouping.FoundDefect;
import dev.loupe.grouping.GroupSearch;
import dev.loupe.grouping.GroupedDefects;
import dev.loupe.grouping.RegionDescriber;
import dev.loupe.grouping.RegionLayout;
import dev.loupe.report.DefectGroupsReport;
import dev.loupe.report.ScatterChart;
import dev.loupe.report.SvgFile;
import dev.loupe.verdict.Inspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loupe defects group}. */
@Command(
    name = "group",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Sorts the regions that a detector finds on pictures of defective parts into groups of"
          + " defects that look alike, as the detector's own network sees them.",
      "",
      "--out DIR gets groups.json (for 'inspect --defect-groups'), report.html (each group's"
          + " regions and the layout), groups.svg and, where kinds of defect are known, types.svg.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe defects group board.loupe ng/ --out defects",
      "  loupe defects group board.loupe ng/ --out defects --groups 6",
      "  loupe defects group board.loupe boards --dataset --out defects --groups types",
    })
final class DefectsGroupCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "FILE.loupe", description = "The detector.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "DIR-or-FILE",
      description = "Pictures of defective parts, and folders to be searched for them.")
  private List<Path> paths = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the groups.")
  private Path out = Path.of("");

  @Option(
      names = "--groups",
      paramLabel = "N|auto|types",
      converter = GroupCount.Converter.class,
      description =
          "How many groups; auto (default) finds out, types makes one for each kind of defect of"
              + " the data set, named by it.")
  private GroupCount count = GroupCount.AUTO;

  @Option(
      names = "--dataset",
      description =
          "The folder is a data set: its defective test pictures are taken, and the groups are"
              + " compared with their kinds of defect.")
  private boolean dataset;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the random starts; ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--overwrite", description = "Replace former groups in --out, names and all.")
  private boolean overwrite;

  @Mixin private final DatasetArguments reading = new DatasetArguments();
  @Mixin private final ThreadsArgument threads = new ThreadsArgument();

  DefectsGroupCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    requireSense();
    int parallel = threads.count();
    ResultsFolder.requireFree(out, overwrite);
    DetectorArtifact artifact = DetectorArtifact.read(file);
    try (Detector detector = Detector.open(file);
        FeatureGraph graph = FeatureGraph.open(artifact)) {
      DefectFinder finder = new DefectFinder(inspector(detector), new RegionDescriber(graph));
      Found found = dataset ? ofDataset(finder, parallel) : ofPictures(finder, parallel);
      GroupSearch search =
          new GroupSearch(
              DetectorDescription.id(file),
              Sha256.of(artifact.graph()),
              Version.current(),
              found.pictures(),
              seed);
      GroupedDefects grouped =
          count.byType()
              ? search.byType(found.defects())
              : search.alike(found.defects(), count.number());
      write(grouped);
      print(grouped, found);
    }
    return 0;
  }

  private void requireSense() {
    if (count.byType() && !dataset) {
      throw new UsageException("--groups types needs the kinds of defect of a --dataset.");
    }
    if (dataset && paths.size() != 1) {
      throw new UsageException("--dataset reads one folder, not " + paths.size() + ".");
    }
  }

  private Inspector inspector(Detector detector) {
    return Inspector.of(
        detector,
        DetectorDescription.id(file),
        Version.current(),
        surroundings.clock(),
        new SecureRandom());
  }

  private record Found(List<FoundDefect> defects, int pictures, int invalid) {}

  private Found ofPictures(DefectFinder finder, int parallel) {
    PicturesAsked pictures = PicturesAsked.of(paths, Optional.of(out));
    return find(
        pictures.iterator(),
        pictures.count(),
        asked -> finder.find(asked.file().toString(), PictureSource.of(asked.file())),
        parallel);
  }

  private Found ofDataset(DefectFinder finder, int parallel) {
    List<Sample> samples =
        reading.open(paths.get(0)).test().stream().filter(Sample::defective).toList();
    if (samples.isEmpty()) {
      throw new LoupeException(
          "The data set "
              + paths.get(0)
              + " has no defective test picture. 'loupe dataset check' says what was found.");
    }
    return find(samples.iterator(), samples.size(), finder::find, parallel);
  }

  private <T> Found find(
      Iterator<T> pictures,
      long number,
      Function<T, Optional<List<FoundDefect>>> look,
      int parallel) {
    List<FoundDefect> defects = new ArrayList<>();
    int[] counts = new int[2];
    try (Progress.Task task = surroundings.progress().start("inspection", number);
        OrderedWork work = new OrderedWork("inspection", parallel)) {
      work.each(
          pictures,
          look,
          found -> {
            counts[0]++;
            counts[1] += found.isEmpty() ? 1 : 0;
            found.ifPresent(defects::addAll);
            task.advance(1);
          });
    }
    return new Found(defects, counts[0], counts[1]);
  }

  private void write(GroupedDefects grouped) {
    DefectGroupsReport report = new DefectGroupsReport(grouped, RegionLayout.of(grouped, seed));
    report.write(out.resolve("report.html"), surroundings.clock().instant());
    write(report.byGroup(), out.resolve("groups.svg"));
    write(report.byType(), out.resolve("types.svg"));
    grouped.groups().write(out.resolve("groups.json"));
  }

  /** Writes a chart, or removes a former one where there is nothing to draw. */
  private static void write(Optional<ScatterChart> chart, Path target) {
    chart.ifPresent(drawn -> SvgFile.write(drawn, target));
    if (chart.isEmpty()) {
      try {
        Files.deleteIfExists(target);
      } catch (IOException e) {
        throw new LoupeException("The former " + target + " cannot be removed: " + e, e);
      }
    }
  }

  private void print(GroupedDefects grouped, Found found) {
    List<DefectGroup> groups = grouped.groups().groups();
    surroundings.say(
        Numbers.counted(grouped.group().length, "region", "regions")
            + " of "
            + Numbers.counted(found.pictures(), "picture", "pictures")
            + " in "
            + Numbers.counted(groups.size(), "group", "groups")
            + ": "
            + String.join(
                ", ",
                groups.stream().map(group -> group.label() + " (" + group.members() + ")").toList())
            + ".");
    if (grouped.groups().origin().silhouette().isPresent()) {
      surroundings.say(
          "Silhouette " + Numbers.fixed(grouped.groups().origin().silhouette(), 3) + ".");
    }
    grouped
        .agreement()
        .filter(agreement -> !count.byType())
        .ifPresent(agreement -> surroundings.say(agreement.inWords()));
    if (found.invalid() > 0) {
      surroundings.remark(
          Numbers.counted(found.invalid(), "picture", "pictures") + " could not be judged.");
    }
    surroundings.say("Groups     " + out.resolve("groups.json"));
    surroundings.say("Report     " + out.resolve("report.html"));
  }
}
