package dev.loupe.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows a network's shapes without computing anything: finds mistakes before native code runs,
 * and lists the parameters a network expects and the work it does.
 *
 * <pre>{@code
 * ShapeOps shapes = new ShapeOps();
 * network.apply(shapes, Shape.of(1, 3, 288, 288));
 * Weights checked = weights.require("resnet18", shapes.parameters());
 * String table = shapes.table().toString();
 * }</pre>
 *
 * <p>One object for one network; not safe for several threads.
 */
public final class ShapeOps implements Ops<Shape> {

  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final List<Parameter> pending = new ArrayList<>();
  private final List<NetworkTable.Row> rows = new ArrayList<>();

  /** The parameters met so far, in order. */
  public Collection<Parameter> parameters() {
    return List.copyOf(parameters.values());
  }

  /** The operations met so far. */
  public NetworkTable table() {
    return new NetworkTable(rows);
  }

  /** Multiplications with addition of all operations met so far. */
  public long multiplyAdds() {
    return table().multiplyAdds();
  }

  @Override
  public Shape shape(Shape x) {
    return x;
  }

  @Override
  public Shape parameter(Parameter parameter) {
    Parameter before = parameters.putIfAbsent(parameter.name(), parameter);
    if (before == null) {
      pending.add(parameter);
    } else {
      require(
          before.shape().equals(parameter.shape()),
          "The parameter %s is used as %s and as %s",
          parameter.name(),
          before.shape(),
          parameter.shape());
    }
    return parameter.shape();
  }

  @Override
  public Shape constant(FloatTensor values) {
    return values.shape();
  }

  @Override
  public Shape conv2d(Shape x, Shape weight, Optional<Shape> bias, ConvShape shape) {
    requirePicture("conv2d", x);
    require(
        x.size(1) % shape.groups() == 0 && shape.outputs() % shape.groups() == 0,
        "conv2d: %d groups divide neither %s nor %d outputs",
        shape.groups(),
        x,
        shape.outputs());
    requireEqual("conv2d weights", shape.weights(x.size(1)), weight);
    bias.ifPresent(b -> requireEqual("conv2d bias", Shape.of(shape.outputs()), b));
    long height = slid(x.size(2), shape.kernelHeight(), shape.paddingHeight(), shape);
    long width = slid(x.size(3), shape.kernelWidth(), shape.paddingWidth(), shape);
    require(height > 0 && width > 0, "conv2d: %s is smaller than the kernel of %s", x, shape);
    Shape result = Shape.of(x.size(0), shape.outputs(), height, width);
    return row("conv2d", result, result.elements() * (weight.elements() / shape.outputs()));
  }

  private static long slid(long length, int kernel, int padding, ConvShape shape) {
    long room = length + 2L * padding - (long) shape.dilation() * (kernel - 1) - 1;
    return Math.floorDiv(room, (long) shape.stride()) + 1;
  }

  @Override
  public Shape convTranspose2d(Shape x, Shape weight, Optional<Shape> bias, ConvShape shape) {
    requirePicture("convTranspose2d", x);
    requireEqual("convTranspose2d weights", shape.transposedWeights(x.size(1)), weight);
    bias.ifPresent(b -> requireEqual("convTranspose2d bias", Shape.of(shape.outputs()), b));
    long height = spread(x.size(2), shape.kernelHeight(), shape.paddingHeight(), shape);
    long width = spread(x.size(3), shape.kernelWidth(), shape.paddingWidth(), shape);
    Shape result = Shape.of(x.size(0), shape.outputs(), height, width);
    return row("convTranspose2d", result, x.elements() * (weight.elements() / x.size(1)));
  }

  private static long spread(long length, int kernel, int padding, ConvShape shape) {
    return (length - 1) * shape.stride()
        - 2L * padding
        + (long) shape.dilation() * (kernel - 1)
        + 1;
  }

  @Override
  public Shape linear(Shape x, Shape weight, Optional<Shape> bias) {
    require(
        weight.rank() == 2 && x.rank() > 0 && weight.size(1) == x.size(-1),
        "linear: %s does not fit weights %s",
        x,
        weight);
    bias.ifPresent(b -> requireEqual("linear bias", Shape.of(weight.size(0)), b));
    Shape result = x.with(-1, weight.size(0));
    return row("linear", result, x.elements() * weight.size(0));
  }

  @Override
  public Shape batchNorm(Shape x, String name, double epsilon) {
    require(x.rank() >= 2, "batchNorm %s needs channels on axis 1, not %s", name, x);
    BatchNorm.of(this, name, x.size(1));
    return row("batchNorm", x, x.elements());
  }

  @Override
  public Shape lstm(Shape x, LstmCell<Shape> cell, boolean backwards) {
    long hidden = cell.state().size(-1);
    long rows = LstmCell.GATES * hidden;
    require(x.rank() == 3, "lstm needs [steps x batch x inputs], not %s", x);
    requireEqual("lstm weights of the inputs", Shape.of(rows, x.size(2)), cell.inputs());
    requireEqual("lstm weights of the state", Shape.of(rows, hidden), cell.state());
    requireEqual("lstm bias", Shape.of(rows), cell.bias());
    return row("lstm", x.with(2, hidden), x.size(0) * x.size(1) * rows * (x.size(2) + hidden));
  }

  @Override
  public Shape matmul(Shape a, Shape b) {
    require(
        a.rank() >= 2 && b.rank() >= 2 && a.size(-1) == b.size(-2),
        "matmul: %s does not fit %s",
        a,
        b);
    Shape batch = broadcast("matmul", leading(a), leading(b));
    long[] sizes = Arrays.copyOf(batch.toArray(), batch.rank() + 2);
    sizes[batch.rank()] = a.size(-2);
    sizes[batch.rank() + 1] = b.size(-1);
    Shape result = Shape.of(sizes);
    return row("matmul", result, result.elements() * a.size(-1));
  }

  private static Shape leading(Shape shape) {
    return Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 2));
  }

  @Override
  public Shape add(Shape a, Shape b) {
    return row("add", broadcast("add", a, b), 0);
  }

  @Override
  public Shape sub(Shape a, Shape b) {
    return row("sub", broadcast("sub", a, b), 0);
  }

  @Override
  public Shape mul(Shape a, Shape b) {
    return row("mul", broadcast("mul", a, b), 0);
  }

  @Override
  public Shape div(Shape a, Shape b) {
    return row("div", broadcast("div", a, b), 0);
  }

  private static Shape broadcast(String operation, Shape a, Shape b) {
    int rank = Math.max(a.rank(), b.rank());
    long[] sizes = new long[rank];
    for (int axis = -1; axis >= -rank; axis--) {
      long left = -axis <= a.rank() ? a.size(axis) : 1;
      long right = -axis <= b.rank() ? b.size(axis) : 1;
      require(left == right || left == 1 || right == 1, "%s: %s does not fit %s", operation, a, b);
      sizes[rank + axis] = left == 1 ? right : left;
    }
    return Shape.of(sizes);
  }

  @Override
  public Shape scale(Shape x, double factor) {
    return row("scale", x, 0);
  }

  @Override
  public Shape addScalar(Shape x, double summand) {
    return row("addScalar", x, 0);
  }

  @Override
  public Shape relu(Shape x) {
    return row("relu", x, 0);
  }

  @Override
  public Shape leakyRelu(Shape x, double slope) {
    return row("leakyRelu", x, 0);
  }

  @Override
  public Shape sigmoid(Shape x) {
    return row("sigmoid", x, 0);
  }

  @Override
  public Shape tanh(Shape x) {
    return row("tanh", x, 0);
  }

  @Override
  public Shape softmax(Shape x, int axis) {
    x.axis(axis);
    return row("softmax", x, 0);
  }

  @Override
  public Shape abs(Shape x) {
    return row("abs", x, 0);
  }

  @Override
  public Shape square(Shape x) {
    return row("square", x, 0);
  }

  @Override
  public Shape sqrt(Shape x) {
    return row("sqrt", x, 0);
  }

  @Override
  public Shape exp(Shape x) {
    return row("exp", x, 0);
  }

  @Override
  public Shape log(Shape x) {
    return row("log", x, 0);
  }

  @Override
  public Shape clip(Shape x, double low, double high) {
    require(low <= high, "clip: %s lies above %s", low, high);
    return row("clip", x, 0);
  }

  @Override
  public Shape concat(int axis, List<Shape> parts) {
    require(!parts.isEmpty(), "concat of nothing");
    Shape first = parts.get(0);
    long length = 0;
    for (Shape part : parts) {
      require(
          part.rank() == first.rank() && part.with(axis, first.size(axis)).equals(first),
          "concat along axis %d: %s does not fit %s",
          axis,
          part,
          first);
      length += part.size(axis);
    }
    return row("concat", first.with(axis, length), 0);
  }

  @Override
  public Shape resize(Shape x, int height, int width) {
    return resized("resize", x, height, width);
  }

  @Override
  public Shape resizeNearest(Shape x, int height, int width) {
    return resized("resizeNearest", x, height, width);
  }

  private Shape resized(String operation, Shape x, int height, int width) {
    requirePicture(operation, x);
    require(height > 0 && width > 0, "%s to %d x %d", operation, height, width);
    return row(operation, x.with(2, height).with(3, width), 0);
  }

  @Override
  public Shape maxPool(Shape x, PoolShape shape) {
    return pooled("maxPool", x, shape);
  }

  @Override
  public Shape avgPool(Shape x, PoolShape shape) {
    require(!shape.ceil(), "avgPool: ceil mode is not offered: %s", shape);
    return pooled("avgPool", x, shape);
  }

  private Shape pooled(String operation, Shape x, PoolShape shape) {
    requirePicture(operation, x);
    long height = shape.pooled(x.size(2));
    long width = shape.pooled(x.size(3));
    require(height > 0 && width > 0, "%s: %s is smaller than %s", operation, x, shape);
    return row(operation, x.with(2, height).with(3, width), 0);
  }

  @Override
  public Shape globalAveragePool(Shape x) {
    return resized("globalAveragePool", x, 1, 1);
  }

  @Override
  public Shape reduceMean(Shape x, boolean keepDims, int... axes) {
    return reduced("reduceMean", x, keepDims, axes);
  }

  @Override
  public Shape reduceSum(Shape x, boolean keepDims, int... axes) {
    return reduced("reduceSum", x, keepDims, axes);
  }

  @Override
  public Shape reduceMax(Shape x, boolean keepDims, int... axes) {
    return reduced("reduceMax", x, keepDims, axes);
  }

  private Shape reduced(String operation, Shape x, boolean keepDims, int... axes) {
    require(axes.length > 0, "%s of %s along no axis", operation, x);
    boolean[] gone = new boolean[x.rank()];
    for (int axis : axes) {
      require(!gone[x.axis(axis)], "%s: axis %d is named twice", operation, axis);
      gone[x.axis(axis)] = true;
    }
    List<Long> sizes = new ArrayList<>();
    for (int axis = 0; axis < x.rank(); axis++) {
      if (!gone[axis]) {
        sizes.add(x.size(axis));
      } else if (keepDims) {
        sizes.add(1L);
      }
    }
    return row(operation, Shape.of(sizes.stream().mapToLong(Long::longValue).toArray()), 0);
  }

  @Override
  public Shape reshape(Shape x, long... sizes) {
    long[] known = sizes.clone();
    int open = -1;
    long product = 1;
    for (int i = 0; i < sizes.length; i++) {
      require(sizes[i] > 0 || (sizes[i] == -1 && open < 0), "reshape of %s: size %d", x, sizes[i]);
      open = sizes[i] == -1 ? i : open;
      product *= Math.max(1, sizes[i]);
    }
    if (open >= 0) {
      known[open] = x.elements() / product;
    }
    Shape result = Shape.of(known);
    require(result.elements() == x.elements(), "reshape: %s does not become %s", x, result);
    return row("reshape", result, 0);
  }

  @Override
  public Shape transpose(Shape x, int... order) {
    require(order.length == x.rank(), "transpose: %s has not %d axes", x, order.length);
    long[] sizes = new long[order.length];
    boolean[] used = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      int axis = x.axis(order[i]);
      require(!used[axis], "transpose: axis %d is named twice", axis);
      used[axis] = true;
      sizes[i] = x.size(axis);
    }
    return row("transpose", Shape.of(sizes), 0);
  }

  @Override
  public Shape slice(Shape x, int axis, long from, long to) {
    require(
        0 <= from && from < to && to <= x.size(axis),
        "slice: %d..%d is not within axis %d of %s",
        from,
        to,
        axis,
        x);
    return row("slice", x.with(axis, to - from), 0);
  }

  @Override
  public Shape pad(Shape x, int rowCount, int columns, Padding padding) {
    requirePicture("pad", x);
    require(
        rowCount >= 0
            && columns >= 0
            && (padding != Padding.REFLECT || (rowCount < x.size(2) && columns < x.size(3))),
        "pad: %d rows and %d columns do not fit %s",
        rowCount,
        columns,
        x);
    return row("pad", x.with(2, x.size(2) + 2L * rowCount).with(3, x.size(3) + 2L * columns), 0);
  }

  @Override
  public Shape dropout(Shape x, double p) {
    require(p >= 0 && p < 1, "dropout: %s is no probability below 1", p);
    return row("dropout", x, 0);
  }

  private Shape row(String operation, Shape output, long multiplyAdds) {
    rows.add(NetworkTable.Row.of(operation, pending, output, multiplyAdds));
    pending.clear();
    return output;
  }

  private static void requirePicture(String operation, Shape x) {
    require(x.rank() == 4, "%s needs [batch x channels x height x width], not %s", operation, x);
  }

  private static void requireEqual(String what, Shape expected, Shape found) {
    require(expected.equals(found), "%s must be %s, not %s", what, expected, found);
  }

  private static void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(message, values));
    }
  }
}
