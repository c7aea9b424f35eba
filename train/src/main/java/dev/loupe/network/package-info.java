/**
 * Networks written once: the operations, the interpreters that give them shapes and turn them into
 * ONNX graphs, and the weights. The interpreter that trains lives in {@code network.torch}.
 */
@NullMarked
package dev.loupe.network;

import org.jspecify.annotations.NullMarked;
