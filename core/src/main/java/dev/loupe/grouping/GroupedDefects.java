package dev.loupe.grouping;

import dev.loupe.metric.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Regions and the groups that were made of them.
 *
 * @param defects the regions
 * @param points of each, {@code float[regions][dimension]}
 * @param group of each, its number less 1
 * @param groups that were made
 */
@SuppressWarnings("ArrayRecordComponent")
public record GroupedDefects(
    List<FoundDefect> defects, float[][] points, int[] group, DefectGroups groups) {

  /** Copies the list. */
  public GroupedDefects {
    defects = List.copyOf(defects);
  }

  /** How well the groups agree with the types; empty where no region has a type. */
  public Optional<Agreement> agreement() {
    List<Integer> found = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (int i = 0; i < group.length; i++) {
      int number = group[i];
      defects.get(i).type().ifPresent(known::add);
      if (defects.get(i).type().isPresent()) {
        found.add(number);
      }
    }
    return known.isEmpty() ? Optional.empty() : Optional.of(Agreement.of(found, known));
  }

  /** How far a region lies from its group's prototype. */
  public double distance(int defect) {
    return Math.sqrt(
        Points.squaredDistance(points[defect], groups.groups().get(group[defect]).prototype()));
  }
}
