package dev.loupe.experiment;

import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import dev.loupe.Version;
import dev.loupe.dataset.Dataset;
import dev.loupe.dataset.Sample;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.detector.FeatureGraph;
import dev.loupe.grouping.DefectFinder;
import dev.loupe.grouping.FoundDefect;
import dev.loupe.grouping.GroupSearch;
import dev.loupe.grouping.GroupedDefects;
import dev.loupe.grouping.RegionDescriber;
import dev.loupe.grouping.RegionLayout;
import dev.loupe.metric.Agreement;
import dev.loupe.report.DefectGroupsReport;
import dev.loupe.report.ScatterChart;
import dev.loupe.verdict.Inspector;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the regions that a detector finds lie by their looks: t-SNE of their descriptors, coloured by
 * the kind of defect, and how well as many k-means groups as there are kinds agree with the kinds.
 *
 * @param chart the layout; empty when there is none
 * @param words the agreement, or why there is no layout
 */
record Embedding(Optional<ScatterChart> chart, String words) {

  /** Of the defective test pictures of a data set. */
  static Embedding of(
      Dataset dataset, DetectorArtifact artifact, Inspector inspector, CellOrder order) {
    try (FeatureGraph graph = FeatureGraph.open(artifact)) {
      List<Sample> samples = dataset.test().stream().filter(Sample::defective).toList();
      DefectFinder finder = new DefectFinder(inspector, new RegionDescriber(graph));
      List<FoundDefect> defects = finder.findAll(samples);
      GroupSearch search =
          new GroupSearch(
              order.name(),
              Sha256.of(artifact.graph()),
              Version.current(),
              samples.size(),
              order.seed());
      return of(search.alike(defects, kinds(defects)), order.seed());
    } catch (LoupeException e) {
      return new Embedding(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private static OptionalInt kinds(List<FoundDefect> defects) {
    long kinds = defects.stream().flatMap(defect -> defect.type().stream()).distinct().count();
    return kinds == 0 ? OptionalInt.empty() : OptionalInt.of((int) kinds);
  }

  private static Embedding of(GroupedDefects grouped, long seed) {
    RegionLayout layout = RegionLayout.of(grouped, seed);
    Optional<ScatterChart> chart = new DefectGroupsReport(grouped, layout).byType();
    String words =
        grouped.agreement().map(Agreement::inWords).orElse("No region shows a marked defect.");
    return new Embedding(chart, words);
  }

  /** The figure of a row. */
  Optional<ScatterChart> named(String title) {
    return chart.map(drawn -> new ScatterChart(title, words, drawn.clouds()));
  }
}
