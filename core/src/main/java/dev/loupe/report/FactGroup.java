package dev.loupe.report;

import java.util.List;

/**
 * Facts that belong together, such as where the data came from.
 *
 * @param title a few words
 * @param facts in reading order
 */
public record FactGroup(String title, List<Fact> facts) {

  /** Copies the list. */
  public FactGroup {
    facts = List.copyOf(facts);
  }

  /**
   * One fact.
   *
   * @param term what it is about
   * @param values one or several lines
   * @param literal whether it is to be read letter by letter: a hash, a path, a setting
   */
  public record Fact(String term, List<String> values, boolean literal) {

    /** Copies the list. */
    public Fact {
      values = List.copyOf(values);
    }

    /** A fact in words. */
    public static Fact words(String term, String value) {
      return new Fact(term, List.of(value), false);
    }

    /** A hash, a path, a setting. */
    public static Fact literal(String term, String value) {
      return new Fact(term, List.of(value), true);
    }
  }
}
