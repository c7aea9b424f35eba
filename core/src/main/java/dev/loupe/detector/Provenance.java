package dev.loupe.detector;

import java.time.Instant;

/**
 * Where a detector comes from: enough to train it again and to find it again.
 *
 * @param dataset name of the data set
 * @param datasetFormat its format's id
 * @param datasetFingerprint SHA-256 over ids, labels, splits and contents
 * @param trainingImages good pictures learned from
 * @param heldOutImages good pictures kept back for the thresholds
 * @param split how they were parted, in words
 * @param seed of every random choice
 * @param backbone id of the backbone, or "none"
 * @param backboneSha256 of its weights, or ""
 * @param loupeVersion that trained it
 * @param onnxRuntimeVersion that computed its thresholds
 * @param machine processor, cores, operating system, Java
 * @param created when training ended, UTC
 * @param trainingSeconds wall time of training, features included, thresholds not
 */
public record Provenance(
    String dataset,
    String datasetFormat,
    String datasetFingerprint,
    int trainingImages,
    int heldOutImages,
    String split,
    long seed,
    String backbone,
    String backboneSha256,
    String loupeVersion,
    String onnxRuntimeVersion,
    String machine,
    Instant created,
    double trainingSeconds) {}
