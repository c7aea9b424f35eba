package dev.loupe.method;

import java.nio.file.Path;

/**
 * Where a long training keeps what it has learned so far, and whether it goes on from there.
 *
 * @param file a safetensors file beside the detector to be; written by methods that train from
 *     scratch, from time to time and when interrupted, and left to whoever writes the detector to
 *     be deleted
 * @param resume whether to go on from the file, if it is there
 */
public record CheckpointPlan(Path file, boolean resume) {}
