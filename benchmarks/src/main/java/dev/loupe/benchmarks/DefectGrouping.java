package dev.loupe.benchmarks;

import dev.loupe.Sha256;
import dev.loupe.Version;
import dev.loupe.dataset.Dataset;
import dev.loupe.dataset.DatasetOptions;
import dev.loupe.dataset.Datasets;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.Detector;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.detector.FeatureGraph;
import dev.loupe.grouping.DefectFinder;
import dev.loupe.grouping.DefectGroups;
import dev.loupe.grouping.FoundDefect;
import dev.loupe.grouping.GroupSearch;
import dev.loupe.grouping.GroupedDefects;
import dev.loupe.grouping.RegionDescriber;
import dev.loupe.metric.Agreement;
import dev.loupe.verdict.Inspector;
import dev.loupe.verdict.Region;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Measures the groups of defects of a detector against the types of a data set: k-means groups, and
 * nearest prototypes of a few regions that were named.
 *
 * <pre>
 * java -cp 'benchmarks/target/classes:cli/target/loupe-0.1.0/loupe-0.1.0/lib/*' \
 *   dev.loupe.benchmarks.DefectGrouping part.loupe DIR
 * </pre>
 *
 * <p>The defective test pictures are inspected once, as {@code loupe defects group --dataset} does.
 * For k-means, seeds 0 to 2; for names, 20 random choices of the regions that are named, the rest
 * are called; the last lines leave each type out of the naming and count what is called unknown.
 */
public final class DefectGrouping {

  private static final int SEEDS = 3;
  private static final int NAMINGS = 20;

  private final GroupSearch search;
  private final List<FoundDefect> defects;
  private final Map<String, List<FoundDefect>> byType;

  private DefectGrouping(GroupSearch search, List<FoundDefect> defects) {
    this.search = search;
    this.defects = defects;
    byType =
        defects.stream()
            .filter(defect -> defect.type().isPresent())
            .collect(
                Collectors.groupingBy(
                    defect -> defect.type().orElseThrow(), TreeMap::new, Collectors.toList()));
  }

  /** Measures and prints. */
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("FILE.loupe DIR");
    }
    Path file = Path.of(arguments[0]);
    Dataset dataset = Datasets.open(Path.of(arguments[1]), DatasetOptions.DEFAULT);
    List<Sample> samples = dataset.test().stream().filter(Sample::defective).toList();
    DetectorArtifact artifact = DetectorArtifact.read(file);
    try (Detector detector = Detector.open(file);
        FeatureGraph graph = FeatureGraph.open(artifact)) {
      Inspector inspector =
          Inspector.of(
              detector, "measured", Version.current(), Clock.systemUTC(), new SecureRandom());
      DefectFinder finder = new DefectFinder(inspector, new RegionDescriber(graph));
      List<FoundDefect> defects = finder.findAll(samples);
      GroupSearch search =
          new GroupSearch(
              "measured", Sha256.of(artifact.graph()), Version.current(), samples.size(), 0);
      new DefectGrouping(search, defects).print(dataset.name(), samples.size());
    }
  }

  private void print(String name, int pictures) {
    Map<String, Integer> sizes = new TreeMap<>();
    byType.forEach((type, regions) -> sizes.put(type, regions.size()));
    say(
        "%s: %d defective pictures, %d regions, of types %s",
        name, pictures, defects.size(), sizes);
    printGroups("k = types", OptionalInt.of(byType.size()));
    printGroups("k = auto", OptionalInt.empty());
    printNames("5 of each type named", 5, 6);
    printNames("half of each type named", Integer.MAX_VALUE, 2);
    printLeftOut();
  }

  private void printGroups(String what, OptionalInt groups) {
    for (int seed = 0; seed < SEEDS; seed++) {
      GroupSearch seeded =
          new GroupSearch(
              search.model(),
              search.graphSha256(),
              search.softwareVersion(),
              search.pictures(),
              seed);
      GroupedDefects grouped = seeded.alike(defects, groups);
      Agreement agreement = grouped.agreement().orElseThrow();
      say(
          "%s, seed %d: %d groups, silhouette %.3f, purity %.3f, NMI %.3f, adjusted Rand %.3f",
          what,
          seed,
          grouped.groups().groups().size(),
          grouped.groups().origin().silhouette().orElse(Double.NaN),
          agreement.purity(),
          agreement.mutualInformation(),
          agreement.adjustedRand());
    }
  }

  /** Names at most so many of each type with enough regions, and at most half; calls the rest. */
  private void printNames(String what, int most, int least) {
    List<List<FoundDefect>> types =
        byType.values().stream().filter(regions -> regions.size() >= least).toList();
    Tally tally = new Tally();
    for (int naming = 0; naming < NAMINGS; naming++) {
      List<FoundDefect> named = new ArrayList<>();
      List<FoundDefect> rest = new ArrayList<>();
      for (List<FoundDefect> regions : types) {
        List<FoundDefect> shuffled = shuffled(regions, naming);
        int half = (regions.size() + 1) / 2;
        int count = most < Integer.MAX_VALUE ? most : half;
        named.addAll(shuffled.subList(0, count));
        rest.addAll(shuffled.subList(count, regions.size()));
      }
      tally.add(search.byType(named).groups(), rest);
    }
    say("%s: %d types, %s", what, types.size(), tally.inWords());
  }

  /** Names half of every type but one; how much of that one is called unknown. */
  private void printLeftOut() {
    for (String left : byType.keySet()) {
      Tally others = new Tally();
      Tally own = new Tally();
      for (int naming = 0; naming < SEEDS; naming++) {
        List<FoundDefect> named = new ArrayList<>();
        List<FoundDefect> rest = new ArrayList<>();
        for (Map.Entry<String, List<FoundDefect>> type : byType.entrySet()) {
          List<FoundDefect> shuffled = shuffled(type.getValue(), naming);
          int half = type.getKey().equals(left) ? 0 : (shuffled.size() + 1) / 2;
          named.addAll(shuffled.subList(0, half));
          rest.addAll(half == 0 ? List.of() : shuffled.subList(half, shuffled.size()));
        }
        DefectGroups groups = search.byType(named).groups();
        own.add(groups, byType.getOrDefault(left, List.of()));
        others.add(groups, rest);
      }
      say(
          "without %s: %.3f of it called unknown, %.3f of the others",
          left, own.unknownShare(), others.unknownShare());
    }
  }

  private static List<FoundDefect> shuffled(List<FoundDefect> regions, int seed) {
    List<FoundDefect> shuffled = new ArrayList<>(regions);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** How regions were called. */
  private static final class Tally {

    private int all;
    private int nearest;
    private int unknown;
    private final Map<String, int[]> types = new TreeMap<>();

    void add(DefectGroups groups, List<FoundDefect> regions) {
      for (FoundDefect defect : regions) {
        Region called = groups.sort(defect.region(), defect.descriptor());
        int number = called.nearestGroup().orElseThrow().number();
        boolean right = groups.groups().get(number - 1).label().equals(defect.type().orElseThrow());
        int[] ofType = types.computeIfAbsent(defect.type().orElseThrow(), type -> new int[2]);
        all++;
        nearest += right ? 1 : 0;
        ofType[0] += right ? 1 : 0;
        ofType[1]++;
        unknown += called.defectGroup().filter(DefectGroups.UNKNOWN::equals).isPresent() ? 1 : 0;
      }
    }

    double unknownShare() {
      return all == 0 ? 0 : (double) unknown / all;
    }

    /** The mean over the types counts a rare one as much as a frequent one. */
    String inWords() {
      double mean =
          types.values().stream()
              .mapToDouble(type -> (double) type[0] / type[1])
              .average()
              .orElse(0);
      return String.format(
          Locale.ROOT,
          "nearest prototype right %.3f (mean over types %.3f), called unknown %.3f",
          (double) nearest / Math.max(1, all),
          mean,
          unknownShare());
    }
  }
}
