package dev.loupe.grouping;

import java.util.OptionalDouble;

/**
 * Where groups come from.
 *
 * @param model the detector's name
 * @param graphSha256 of the detector's graph: thresholds may be changed afterwards, what the
 *     network sees may not
 * @param softwareVersion of Loupe
 * @param pictures that were looked at
 * @param regions that were grouped
 * @param seed of the random starts
 * @param silhouette how well the regions lie in their groups, in [-1, 1]; empty for fewer than two
 *     groups
 */
public record GroupsOrigin(
    String model,
    String graphSha256,
    String softwareVersion,
    int pictures,
    int regions,
    long seed,
    OptionalDouble silhouette) {}
