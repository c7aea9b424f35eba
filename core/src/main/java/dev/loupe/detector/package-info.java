/**
 * The detector artifact: one ONNX graph from picture to anomaly map and score, its manifest, and
 * the session that runs it.
 */
@NullMarked
package dev.loupe.detector;

import org.jspecify.annotations.NullMarked;
