package dev.loupe.network;

/**
 * A float value of an ONNX graph under construction.
 *
 * @param name unique in its graph
 * @param shape known when the graph is built
 */
public record OnnxValue(String name, Shape shape) {}
