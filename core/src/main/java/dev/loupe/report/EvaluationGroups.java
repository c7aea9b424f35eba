package dev.loupe.report;

import dev.loupe.evaluation.GroupFigures;
import dev.loupe.metric.Agreement;
import dev.loupe.report.Section.Charts;
import dev.loupe.report.Section.Heading;
import dev.loupe.report.Section.Tables;
import dev.loupe.report.Table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What the regions of an evaluation were called: which kinds most, and which were mixed up. */
final class EvaluationGroups {

  private EvaluationGroups() {}

  static List<Section> of(GroupFigures figures) {
    return List.of(
        new Charts(
            new Heading("defect-groups", "Defect groups", ""),
            List.of(
                DefectPareto.of(
                    "Regions by defect group",
                    "All regions that stand out on the test pictures, by what they were called.",
                    figures.regions()))),
        new Tables(
            new Heading("groups-and-kinds", "Groups and kinds", ""),
            List.of(crossed(figures.counts(), figures.types(), note(figures)))));
  }

  private static String note(GroupFigures figures) {
    String agreement = figures.agreement().map(Agreement::inWords).orElse("");
    return figures.correct().isEmpty()
        ? agreement
        : agreement
            + " Called by their own kind: "
            + Numbers.percent(figures.correct())
            + " of these regions.";
  }

  /** Regions by group and kind. */
  static Table crossed(
      Map<String, SortedMap<String, Integer>> counts, List<String> kinds, String note) {
    List<String> columns = new ArrayList<>(List.of("group"));
    columns.addAll(kinds);
    return new Table(
        "Regions by group and kind of defect",
        columns,
        counts.entrySet().stream().map(row -> row(row, kinds)).toList(),
        note,
        "No region stands out.");
  }

  private static List<Cell> row(
      Map.Entry<String, SortedMap<String, Integer>> row, List<String> kinds) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.words(row.getKey())));
    kinds.forEach(kind -> cells.add(Cell.count(row.getValue().getOrDefault(kind, 0))));
    return cells;
  }
}
