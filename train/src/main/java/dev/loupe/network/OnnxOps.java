package dev.loupe.network;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Writes a network into an ONNX graph, for inference: dropout vanishes, and a batch norm behind a
 * convolution or a linear layer is folded into its weights (computed in double precision).
 *
 * <p>Several of these may write into one graph, each with its own weights: the backbone's and the
 * head's. Not safe for several threads.
 */
public final class OnnxOps implements Ops<OnnxValue> {

  private final OnnxGraph.Builder graph;
  private final Weights weights;
  private final ShapeOps shapes = new ShapeOps();
  private final Map<String, OnnxValue> parameters = new HashMap<>();
  private final Map<String, FloatTensor> numbers = new HashMap<>();
  private final Map<String, Foldable> foldable = new HashMap<>();

  /** Writes into a graph, reading learned numbers from weights. */
  public OnnxOps(OnnxGraph.Builder graph, Weights weights) {
    this.graph = graph;
    this.weights = weights;
  }

  /** The graph written into. */
  public OnnxGraph.Builder graph() {
    return graph;
  }

  /** A node that {@link Ops} does not offer, such as TopK; the caller knows its shape. */
  public OnnxValue node(
      String operator, Shape result, List<OnnxValue> from, AttributeProto... attributes) {
    List<String> names = from.stream().map(OnnxValue::name).toList();
    return new OnnxValue(graph.append(operator, names, attributes), result);
  }

  @Override
  public Shape shape(OnnxValue x) {
    return x.shape();
  }

  @Override
  public OnnxValue parameter(Parameter parameter) {
    shapes.parameter(parameter);
    return parameters.computeIfAbsent(
        parameter.name(),
        name -> {
          weights.require(name, List.of(parameter));
          return initialiser(name, weights.get(name));
        });
  }

  @Override
  public OnnxValue constant(FloatTensor values) {
    return initialiser("constant", values);
  }

  private OnnxValue initialiser(String hint, FloatTensor values) {
    OnnxValue value = new OnnxValue(graph.initialiser(hint, values), values.shape());
    numbers.put(value.name(), values);
    return value;
  }

  @Override
  public OnnxValue conv2d(
      OnnxValue x, OnnxValue weight, Optional<OnnxValue> bias, ConvShape shape) {
    Shape result = shapes.conv2d(x.shape(), weight.shape(), bias.map(OnnxValue::shape), shape);
    OnnxValue y = node("Conv", result, inputs(x, weight, bias), convolution(shape));
    remember(y, weight, bias, (w, b) -> conv2d(x, w, Optional.of(b), shape));
    return y;
  }

  @Override
  public OnnxValue convTranspose2d(
      OnnxValue x, OnnxValue weight, Optional<OnnxValue> bias, ConvShape shape) {
    Shape result =
        shapes.convTranspose2d(x.shape(), weight.shape(), bias.map(OnnxValue::shape), shape);
    return node("ConvTranspose", result, inputs(x, weight, bias), convolution(shape));
  }

  private static AttributeProto[] convolution(ConvShape shape) {
    long rows = shape.paddingHeight();
    long columns = shape.paddingWidth();
    return new AttributeProto[] {
      OnnxAttribute.of("kernel_shape", new long[] {shape.kernelHeight(), shape.kernelWidth()}),
      OnnxAttribute.of("strides", new long[] {shape.stride(), shape.stride()}),
      OnnxAttribute.of("pads", new long[] {rows, columns, rows, columns}),
      OnnxAttribute.of("dilations", new long[] {shape.dilation(), shape.dilation()}),
      OnnxAttribute.of("group", shape.groups())
    };
  }

  private static List<OnnxValue> inputs(OnnxValue x, OnnxValue weight, Optional<OnnxValue> bias) {
    return Stream.concat(Stream.of(x, weight), bias.stream()).toList();
  }

  @Override
  public OnnxValue linear(OnnxValue x, OnnxValue weight, Optional<OnnxValue> bias) {
    Shape result = shapes.linear(x.shape(), weight.shape(), bias.map(OnnxValue::shape));
    OnnxValue product = node("MatMul", result, List.of(x, turned(weight)));
    OnnxValue y = bias.map(b -> node("Add", result, List.of(product, b))).orElse(product);
    if (x.shape().rank() == 2) {
      remember(y, weight, bias, (w, b) -> linear(x, w, Optional.of(b)));
    }
    return y;
  }

  private OnnxValue turned(OnnxValue weight) {
    return isKnown(weight)
        ? initialiser(weight.name() + ".transposed", known(weight).transposed())
        : transpose(weight, 1, 0);
  }

  private void remember(
      OnnxValue result, OnnxValue weight, Optional<OnnxValue> bias, Foldable.Rebuilt rebuilt) {
    if (isKnown(weight) && bias.map(this::isKnown).orElse(true)) {
      Foldable layer = new Foldable(weight.name(), known(weight), bias.map(this::known), rebuilt);
      foldable.put(result.name(), layer);
    }
  }

  private boolean isKnown(OnnxValue value) {
    return numbers.containsKey(value.name());
  }

  private FloatTensor known(OnnxValue value) {
    return Objects.requireNonNull(numbers.get(value.name()));
  }

  @Override
  public OnnxValue batchNorm(OnnxValue x, String name, double epsilon) {
    BatchNorm<OnnxValue> norm = BatchNorm.of(this, name, x.shape().size(1));
    Foldable before = foldable.get(x.name());
    if (before == null) {
      return node(
          "BatchNormalization",
          x.shape(),
          List.of(x, norm.scale(), norm.shift(), norm.mean(), norm.variance()),
          OnnxAttribute.of("epsilon", (float) epsilon));
    }
    Foldable.Folded folded = before.fold(norm.map(this::known), epsilon);
    return before
        .rebuilt()
        .from(
            initialiser(before.name() + ".folded", folded.weight()),
            initialiser(name + ".folded", folded.bias()));
  }

  @Override
  public OnnxValue lstm(OnnxValue x, LstmCell<OnnxValue> cell, boolean backwards) {
    Shape result =
        shapes.lstm(
            x.shape(),
            new LstmCell<>(cell.inputs().shape(), cell.state().shape(), cell.bias().shape()),
            backwards);
    long hidden = result.size(2);
    FloatTensor biases = FloatTensor.filled(Shape.of(2 * LstmCell.GATES * hidden), 0);
    float[] first = inOnnxOrder(cell.bias()).values();
    System.arraycopy(first, 0, biases.values(), 0, first.length);
    OnnxValue y =
        node(
            "LSTM",
            Shape.of(x.shape().size(0), 1, x.shape().size(1), hidden),
            List.of(
                x,
                oneDirection("lstm.weight_ih", inOnnxOrder(cell.inputs())),
                oneDirection("lstm.weight_hh", inOnnxOrder(cell.state())),
                oneDirection("lstm.bias", biases)),
            OnnxAttribute.of("hidden_size", hidden),
            OnnxAttribute.of("direction", backwards ? "reverse" : "forward"));
    return reshape(y, result.toArray());
  }

  private OnnxValue oneDirection(String hint, FloatTensor values) {
    long[] sizes = values.shape().toArray();
    return initialiser(
        hint,
        new FloatTensor(
            Shape.of(LongStream.concat(LongStream.of(1), Arrays.stream(sizes)).toArray()),
            values.values()));
  }

  /** From input, forget, cell, output to input, output, forget, cell. */
  private FloatTensor inOnnxOrder(OnnxValue gates) {
    FloatTensor from = known(gates);
    float[] moved = new float[from.values().length];
    int block = moved.length / LstmCell.GATES;
    int[] places = {0, 3, 1, 2};
    for (int gate = 0; gate < places.length; gate++) {
      System.arraycopy(from.values(), places[gate] * block, moved, gate * block, block);
    }
    return new FloatTensor(from.shape(), moved);
  }

  @Override
  public OnnxValue matmul(OnnxValue a, OnnxValue b) {
    return node("MatMul", shapes.matmul(a.shape(), b.shape()), List.of(a, b));
  }

  @Override
  public OnnxValue add(OnnxValue a, OnnxValue b) {
    return node("Add", shapes.add(a.shape(), b.shape()), List.of(a, b));
  }

  @Override
  public OnnxValue sub(OnnxValue a, OnnxValue b) {
    return node("Sub", shapes.sub(a.shape(), b.shape()), List.of(a, b));
  }

  @Override
  public OnnxValue mul(OnnxValue a, OnnxValue b) {
    return node("Mul", shapes.mul(a.shape(), b.shape()), List.of(a, b));
  }

  @Override
  public OnnxValue div(OnnxValue a, OnnxValue b) {
    return node("Div", shapes.div(a.shape(), b.shape()), List.of(a, b));
  }

  @Override
  public OnnxValue scale(OnnxValue x, double factor) {
    return mul(x, constant(FloatTensor.scalar(factor)));
  }

  @Override
  public OnnxValue addScalar(OnnxValue x, double summand) {
    return add(x, constant(FloatTensor.scalar(summand)));
  }

  @Override
  public OnnxValue relu(OnnxValue x) {
    return node("Relu", x.shape(), List.of(x));
  }

  @Override
  public OnnxValue leakyRelu(OnnxValue x, double slope) {
    return node("LeakyRelu", x.shape(), List.of(x), OnnxAttribute.of("alpha", (float) slope));
  }

  @Override
  public OnnxValue sigmoid(OnnxValue x) {
    return node("Sigmoid", x.shape(), List.of(x));
  }

  @Override
  public OnnxValue tanh(OnnxValue x) {
    return node("Tanh", x.shape(), List.of(x));
  }

  @Override
  public OnnxValue softmax(OnnxValue x, int axis) {
    Shape result = shapes.softmax(x.shape(), axis);
    return node("Softmax", result, List.of(x), OnnxAttribute.of("axis", axis));
  }

  @Override
  public OnnxValue abs(OnnxValue x) {
    return node("Abs", x.shape(), List.of(x));
  }

  @Override
  public OnnxValue square(OnnxValue x) {
    return mul(x, x);
  }

  @Override
  public OnnxValue sqrt(OnnxValue x) {
    return node("Sqrt", x.shape(), List.of(x));
  }

  @Override
  public OnnxValue exp(OnnxValue x) {
    return node("Exp", x.shape(), List.of(x));
  }

  @Override
  public OnnxValue log(OnnxValue x) {
    return node("Log", x.shape(), List.of(x));
  }

  @Override
  public OnnxValue clip(OnnxValue x, double low, double high) {
    Shape result = shapes.clip(x.shape(), low, high);
    OnnxValue from = constant(FloatTensor.scalar(low));
    OnnxValue to = constant(FloatTensor.scalar(high));
    return node("Clip", result, List.of(x, from, to));
  }

  @Override
  public OnnxValue concat(int axis, List<OnnxValue> parts) {
    Shape result = shapes.concat(axis, parts.stream().map(OnnxValue::shape).toList());
    return node("Concat", result, parts, OnnxAttribute.of("axis", axis));
  }

  @Override
  public OnnxValue resize(OnnxValue x, int height, int width) {
    return resized(
        x,
        shapes.resize(x.shape(), height, width),
        OnnxAttribute.of("mode", "linear"),
        OnnxAttribute.of("coordinate_transformation_mode", "half_pixel"));
  }

  @Override
  public OnnxValue resizeNearest(OnnxValue x, int height, int width) {
    return resized(
        x,
        shapes.resizeNearest(x.shape(), height, width),
        OnnxAttribute.of("mode", "nearest"),
        OnnxAttribute.of("coordinate_transformation_mode", "asymmetric"),
        OnnxAttribute.of("nearest_mode", "floor"));
  }

  private OnnxValue resized(OnnxValue x, Shape result, AttributeProto... attributes) {
    String sizes = graph.integers("sizes", result.toArray());
    return new OnnxValue(
        graph.append("Resize", List.of(x.name(), "", "", sizes), attributes), result);
  }

  @Override
  public OnnxValue maxPool(OnnxValue x, PoolShape shape) {
    return node("MaxPool", shapes.maxPool(x.shape(), shape), List.of(x), pooling(shape));
  }

  @Override
  public OnnxValue avgPool(OnnxValue x, PoolShape shape) {
    List<AttributeProto> attributes = new ArrayList<>(Arrays.asList(pooling(shape)));
    attributes.add(OnnxAttribute.of("count_include_pad", 1));
    return node(
        "AveragePool",
        shapes.avgPool(x.shape(), shape),
        List.of(x),
        attributes.toArray(AttributeProto[]::new));
  }

  private static AttributeProto[] pooling(PoolShape shape) {
    return new AttributeProto[] {
      OnnxAttribute.of("kernel_shape", new long[] {shape.kernel(), shape.kernel()}),
      OnnxAttribute.of("strides", new long[] {shape.stride(), shape.stride()}),
      OnnxAttribute.of("pads", LongStream.generate(shape::padding).limit(4).toArray()),
      OnnxAttribute.of("ceil_mode", shape.ceil() ? 1 : 0)
    };
  }

  @Override
  public OnnxValue globalAveragePool(OnnxValue x) {
    return node("GlobalAveragePool", shapes.globalAveragePool(x.shape()), List.of(x));
  }

  @Override
  public OnnxValue reduceMean(OnnxValue x, boolean keepDims, int... axes) {
    Shape result = shapes.reduceMean(x.shape(), keepDims, axes);
    return reduced("ReduceMean", x, result, keepDims, axes);
  }

  @Override
  public OnnxValue reduceSum(OnnxValue x, boolean keepDims, int... axes) {
    Shape result = shapes.reduceSum(x.shape(), keepDims, axes);
    return reduced("ReduceSum", x, result, keepDims, axes);
  }

  @Override
  public OnnxValue reduceMax(OnnxValue x, boolean keepDims, int... axes) {
    Shape result = shapes.reduceMax(x.shape(), keepDims, axes);
    return reduced("ReduceMax", x, result, keepDims, axes);
  }

  private OnnxValue reduced(
      String operator, OnnxValue x, Shape result, boolean keepDims, int... axes) {
    String along = graph.integers("axes", Arrays.stream(axes).asLongStream().toArray());
    String y =
        graph.append(
            operator, List.of(x.name(), along), OnnxAttribute.of("keepdims", keepDims ? 1 : 0));
    return new OnnxValue(y, result);
  }

  @Override
  public OnnxValue reshape(OnnxValue x, long... sizes) {
    Shape result = shapes.reshape(x.shape(), sizes);
    String to = graph.integers("shape", result.toArray());
    return new OnnxValue(graph.append("Reshape", List.of(x.name(), to)), result);
  }

  @Override
  public OnnxValue transpose(OnnxValue x, int... order) {
    long[] axes = Arrays.stream(order).mapToLong(x.shape()::axis).toArray();
    Shape result = shapes.transpose(x.shape(), order);
    return node("Transpose", result, List.of(x), OnnxAttribute.of("perm", axes));
  }

  @Override
  public OnnxValue slice(OnnxValue x, int axis, long from, long to) {
    Shape result = shapes.slice(x.shape(), axis, from, to);
    List<String> names =
        List.of(
            x.name(),
            graph.integers("from", from),
            graph.integers("to", to),
            graph.integers("axis", axis));
    return new OnnxValue(graph.append("Slice", names), result);
  }

  @Override
  public OnnxValue pad(OnnxValue x, int rows, int columns, Padding padding) {
    Shape result = shapes.pad(x.shape(), rows, columns, padding);
    String pads = graph.integers("pads", 0, 0, rows, columns, 0, 0, rows, columns);
    String mode =
        switch (padding) {
          case ZERO -> "constant";
          case REFLECT -> "reflect";
          case EDGE -> "edge";
        };
    String y = graph.append("Pad", List.of(x.name(), pads), OnnxAttribute.of("mode", mode));
    return new OnnxValue(y, result);
  }

  @Override
  public OnnxValue dropout(OnnxValue x, double p) {
    return x;
  }
}
