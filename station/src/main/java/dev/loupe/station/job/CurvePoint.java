package dev.loupe.station.job;

/**
 * A point of a loss curve.
 *
 * @param step of the training
 * @param loss at that step
 */
public record CurvePoint(long step, double loss) {}
