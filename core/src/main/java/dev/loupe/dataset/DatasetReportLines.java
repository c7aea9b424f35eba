package dev.loupe.dataset;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a report into words. */
record DatasetReportLines(DatasetReport report) {

  private static final int SIZES_SHOWN = 5;
  private static final int EXAMPLES_SHOWN = 5;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Data set   %s (%s)".formatted(report.name(), report.format()));
    lines.add("Training   " + contents(Split.TRAIN));
    lines.add("Testing    " + contents(Split.TEST));
    if (report.count(Split.UNUSED) > 0) {
      lines.add("Unused     " + contents(Split.UNUSED));
    }
    lines.add("Sizes      " + sizes());
    lines.add("Depth      " + counted(report.depths().entrySet().stream()));
    report.problems().forEach(problem -> addProblem(problem, lines));
    lines.add(conclusion());
    return List.copyOf(lines);
  }

  private String contents(Split split) {
    SortedMap<String, Integer> types = report.counts().get(split);
    return types == null
        ? "nothing"
        : "%d pictures of %d parts: %s"
            .formatted(
                report.count(split),
                report.parts().getOrDefault(split, 0),
                types.entrySet().stream()
                    .map(type -> type.getValue() + " " + type.getKey())
                    .collect(joining(", ")));
  }

  private String sizes() {
    SortedMap<PictureSize, Integer> sizes = report.sizes();
    if (sizes.size() <= SIZES_SHOWN) {
      return counted(sizes.entrySet().stream());
    }
    return "%d sizes from %s to %s; most often %s"
        .formatted(
            sizes.size(),
            sizes.firstKey(),
            sizes.lastKey(),
            counted(
                sizes.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(SIZES_SHOWN)));
  }

  private static String counted(Stream<? extends Map.Entry<?, Integer>> entries) {
    String text =
        entries
            .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "unknown" : text;
  }

  private static void addProblem(DatasetProblem problem, List<String> lines) {
    lines.add(
        "%-10s %s: %d".formatted(problem.severity(), problem.flaw().message(), problem.count()));
    problem.examples().stream()
        .limit(EXAMPLES_SHOWN)
        .forEach(example -> lines.add("             " + example));
    if (problem.count() > EXAMPLES_SHOWN) {
      lines.add("             ... and %d more".formatted(problem.count() - EXAMPLES_SHOWN));
    }
  }

  private String conclusion() {
    return report.spoilsAResult()
        ? "Results on this data set would be worthless; mend the errors first."
        : "Nothing here would spoil a result.";
  }
}
