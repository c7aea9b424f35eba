package dev.loupe.network;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.loupe.detector.InputGeometry;
import java.util.List;

/**
 * The beginning of every detector's graph: from a decoded picture of any size, {@code uint8 image[H
 * x W x 3]}, to the network's input, {@code float[1 x 3 x height x width]}.
 *
 * <p>Resampling is PIL's antialiased bilinear (a triangle that grows with the scale factor),
 * rounded to 8 bits after each direction as PIL does; single pixels differ from PIL by one grey
 * level. A centre crop follows torchvision: the longer side is {@code int(resizeTo * longer /
 * shorter)}, the crop begins at {@code round((side - crop) / 2)}, halves to even.
 *
 * @param geometry size and fit
 * @param normalisation of the pixels
 */
public record PictureInput(InputGeometry geometry, Normalisation normalisation) {

  /** The name of the graph's input. */
  public static final String NAME = "image";

  private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();
  private static final int INT64 = TensorProto.DataType.INT64.getNumber();

  /** Declares the input "image" and appends all that leads to the network's input. */
  public OnnxValue emit(OnnxGraph.Builder graph) {
    List<String> sizes = List.of("height", "width", "3");
    return normalised(graph, graph.input(NAME, TensorProto.DataType.UINT8, sizes));
  }

  private OnnxValue normalised(OnnxGraph.Builder graph, String image) {
    OnnxOps ops = new OnnxOps(graph, Weights.NONE);
    String pixels = graph.append("Cast", List.of(ordered(graph, fitted(graph, image))), to(FLOAT));
    Shape shape = Shape.of(1, 3, geometry.height(), geometry.width());
    OnnxValue x = new OnnxValue(pixels, shape);
    return ops.add(
        ops.mul(x, ops.constant(normalisation.factors())), ops.constant(normalisation.summands()));
  }

  private String ordered(OnnxGraph.Builder graph, String pixels) {
    return normalisation.order() == Normalisation.Order.RGB
        ? pixels
        : graph.append(
            "Gather", List.of(pixels, graph.integers("bgr", 2, 1, 0)), OnnxAttribute.of("axis", 1));
  }

  private String fitted(OnnxGraph.Builder graph, String image) {
    String planes =
        graph.append("Transpose", List.of(image), OnnxAttribute.of("perm", new long[] {2, 0, 1}));
    String batch = graph.append("Unsqueeze", List.of(planes, graph.integers("axes", 0)));
    return geometry.fit() == InputGeometry.Fit.WHOLE
        ? resized(graph, batch, graph.integers("sizes", 1, 3, geometry.height(), geometry.width()))
        : cropped(graph, image, batch);
  }

  private static String resized(OnnxGraph.Builder graph, String batch, String sizes) {
    return graph.append(
        "Resize",
        List.of(batch, "", "", sizes),
        OnnxAttribute.of("mode", "linear"),
        OnnxAttribute.of("antialias", 1),
        OnnxAttribute.of("exclude_outside", 1),
        OnnxAttribute.of("coordinate_transformation_mode", "half_pixel"));
  }

  private String cropped(OnnxGraph.Builder graph, String image, String batch) {
    String original = graph.append("Shape", List.of(image));
    String sides = graph.append("Gather", List.of(original, graph.integers("sides", 0, 1)));
    String shorter =
        graph.append(
            "ReduceMin",
            List.of(sides, graph.integers("axes", 0)),
            OnnxAttribute.of("keepdims", 1));
    String grown =
        graph.append("Mul", List.of(sides, graph.integers("resize_to", geometry.resizeTo())));
    String resized = graph.append("Div", List.of(grown, shorter));
    String sizes =
        graph.append(
            "Concat", List.of(graph.integers("batch", 1, 3), resized), OnnxAttribute.of("axis", 0));
    return centre(graph, resized(graph, batch, sizes), resized);
  }

  private String centre(OnnxGraph.Builder graph, String picture, String sides) {
    String crop = graph.integers("crop", geometry.height(), geometry.width());
    String room = graph.append("Sub", List.of(sides, crop));
    String half =
        graph.append(
            "Mul",
            List.of(
                graph.append("Cast", List.of(room), to(FLOAT)),
                graph.initialiser("half", FloatTensor.vector(0.5f))));
    String from = graph.append("Cast", List.of(graph.append("Round", List.of(half))), to(INT64));
    String to = graph.append("Add", List.of(from, crop));
    String cut = graph.append("Slice", List.of(picture, from, to, graph.integers("axes", 2, 3)));
    String known = graph.integers("shape", 1, 3, geometry.height(), geometry.width());
    return graph.append("Reshape", List.of(cut, known));
  }

  private static AttributeProto to(int type) {
    return OnnxAttribute.of("to", type);
  }
}
