package dev.loupe.station.job;

import java.util.OptionalDouble;

/**
 * Where a job is just now.
 *
 * @param job which
 * @param stage such as "features" or "training"
 * @param done steps of the stage
 * @param total steps of the stage
 * @param note a short remark
 * @param loss of the latest step, where there is one
 */
public record JobProgress(
    String job, String stage, long done, long total, String note, OptionalDouble loss) {}
