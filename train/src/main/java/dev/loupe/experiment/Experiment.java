package dev.loupe.experiment;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.loupe.evaluation.MetricSize;
import dev.loupe.evaluation.Protocol;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A grid of methods, data sets and seeds, and how its results are shown; one YAML file.
 *
 * <pre>
 * title: Two methods on tiles
 * seeds: [0, 1, 2]
 * datasets:
 *   - name: magnetic-tile
 * methods:
 *   - method: patchcore
 *   - method: padim
 *     settings: {dimension: 50}
 * tables:
 *   - metrics: [image_auroc, aupro_0_3]
 * </pre>
 *
 * @param title what is compared
 * @param about a sentence or two for the reader of the page
 * @param paper the published table or figure that it answers
 * @param protocol under which it is measured; honest by default
 * @param metricSize at which size pixels are counted; the pictures' own by default
 * @param evaluationThreads how many pictures are judged at once while measuring; by default as many
 *     as a cell has threads. 1 for figures of speed
 * @param seeds of the trainings; 0 by default
 * @param datasets at least one
 * @param methods at least one, each a row of the tables
 * @param vary a setting that takes several values in turn
 * @param tables shown; the usual one when none is named
 * @param series figures over the values of {@code vary}
 * @param bars a metric as bars
 * @param anomalyCounts tables over the number of defective pictures in the test
 * @param losses whether the losses of the trainings are drawn
 * @param panels pictures with their masks and maps, side by side
 * @param embedding the found regions, laid out by their looks
 */
public record Experiment(
    String title,
    Optional<String> about,
    Optional<Paper> paper,
    Optional<Protocol> protocol,
    Optional<MetricSize> metricSize,
    Optional<Integer> evaluationThreads,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Long> seeds,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<DatasetEntry> datasets,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<MethodEntry> methods,
    Optional<Variation> vary,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<TableView> tables,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<SeriesView> series,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<BarView> bars,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<CountsView> anomalyCounts,
    Optional<Boolean> losses,
    Optional<PanelsView> panels,
    Optional<EmbeddingView> embedding) {

  /** Fills in what is not stated, and checks that no two rows or columns have the same name. */
  public Experiment {
    require(title != null && !title.isBlank(), "an experiment needs a title");
    require(!datasets.isEmpty(), "an experiment needs at least one data set");
    require(!methods.isEmpty(), "an experiment needs at least one method");
    require(evaluationThreads.orElse(1) >= 1, "evaluation_threads must be at least 1");
    seeds = seeds.isEmpty() ? List.of(0L) : List.copyOf(seeds);
    require(new HashSet<>(seeds).size() == seeds.size(), "a seed stands in seeds twice");
    datasets = List.copyOf(datasets);
    methods = List.copyOf(methods);
    requireOwnNames(datasets, DatasetEntry::title, "data sets");
    requireOwnNames(methods, MethodEntry::title, "methods");
    tables = tables.isEmpty() ? TableView.USUAL : List.copyOf(tables);
    series = List.copyOf(series);
    bars = List.copyOf(bars);
    anomalyCounts = List.copyOf(anomalyCounts);
  }

  private static <T> void requireOwnNames(List<T> entries, Function<T, String> name, String what) {
    Set<String> seen = new HashSet<>();
    for (T entry : entries) {
      require(
          seen.add(name.apply(entry)),
          "two " + what + " are called '" + name.apply(entry) + "': give one a label of its own");
    }
  }

  /** The setting that a method's row is spread over, its own or that of all. */
  Optional<Variation> variation(MethodEntry method) {
    return method.vary().or(() -> vary);
  }

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
