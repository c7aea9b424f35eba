package dev.loupe.verdict;

/**
 * The group of defects that a region looks most like.
 *
 * @param number of the group, from 1
 * @param distance from its prototype, at least 0
 * @param radius of the group: a region farther away is of no known kind
 */
public record NearestGroup(int number, double distance, double radius) {}
