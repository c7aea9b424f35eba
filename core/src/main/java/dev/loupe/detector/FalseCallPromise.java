package dev.loupe.detector;

/**
 * "At most {@code rate} false calls with {@code confidence}, from {@code images} good pictures."
 *
 * @param rate upper bound of the share of good pictures called NG, in (0, 1]
 * @param confidence probability that the bound holds, over the draw of the held-out pictures
 * @param images how many held-out good pictures it rests on
 * @param wanted the rate that was asked for; below {@code rate} when there were too few pictures
 * @param imagesNeeded how many held-out good pictures the wanted rate would need at least
 */
public record FalseCallPromise(
    double rate, double confidence, int images, double wanted, int imagesNeeded) {}
