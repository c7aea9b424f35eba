package dev.loupe.station.model;

import dev.loupe.grouping.DefectGroup;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a model's defect groups.
 *
 * @param groups by number
 * @param sha256 of the file as it was sent
 * @param at when it was
 * @param who sent it
 */
public record KeptGroups(List<Kind> groups, String sha256, Instant at, String who) {

  /**
   * One group.
   *
   * @param number from 1
   * @param label its name, or "group 3" while it has none
   * @param members regions that it was made of
   */
  public record Kind(int number, String label, int members) {

    static Kind of(DefectGroup group) {
      return new Kind(group.number(), group.label(), group.members());
    }
  }
}
