package dev.loupe.dataset;

import java.util.List;
import java.util.SortedMap;

/**
 * What a data set holds and what is wrong with it.
 *
 * @param name of the data set
 * @param format it was read as
 * @param counts pictures by split and type of defect ("good" for good ones)
 * @param parts groups by split
 * @param sizes how many pictures have which size
 * @param depths how many pictures have which colour depth, such as "8 bit, 3 channels"
 * @param problems the serious ones first
 */
public record DatasetReport(
    String name,
    String format,
    SortedMap<Split, SortedMap<String, Integer>> counts,
    SortedMap<Split, Integer> parts,
    SortedMap<PictureSize, Integer> sizes,
    SortedMap<String, Integer> depths,
    List<DatasetProblem> problems) {

  /** Copies the list of problems. */
  public DatasetReport {
    problems = List.copyOf(problems);
  }

  /** Whether results on this data set would be worthless. */
  public boolean spoilsAResult() {
    return problems.stream().anyMatch(problem -> problem.flaw().spoilsAResult());
  }

  /** How many pictures there are of a type, such as "good", in a split. */
  public int count(Split split, String type) {
    SortedMap<String, Integer> types = counts.get(split);
    return types == null ? 0 : types.getOrDefault(type, 0);
  }

  /** How many pictures there are in a split. */
  public int count(Split split) {
    SortedMap<String, Integer> types = counts.get(split);
    return types == null ? 0 : types.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The report for people to read, line by line. */
  public List<String> lines() {
    return new DatasetReportLines(this).lines();
  }
}
