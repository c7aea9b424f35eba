package dev.loupe.verdict;

/**
 * Wall time of the stages of one inspection, in milliseconds. A stage that was not reached took 0.
 *
 * @param decodeMs reading and decoding the picture
 * @param preProcessMs checking whether the picture can be judged (size, light, focus); resizing and
 *     normalising happen inside the graph and count as inference
 * @param inferMs running the graph
 * @param postProcessMs thresholds, map at original size, regions
 * @param totalMs end to end, from the first byte read to the verdict; hashing the file is included
 *     here and in no stage
 */
public record Timings(
    double decodeMs, double preProcessMs, double inferMs, double postProcessMs, double totalMs) {}
