package dev.loupe.network;

import static dev.loupe.network.Interpreters.assertAgree;
import static dev.loupe.network.Interpreters.random;

import dev.loupe.network.Interpreters.Program;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class OpsTest {

  private static final FloatTensor PICTURE = random(1, 2, 6, 9, 11);
  private static final FloatTensor OTHER = random(2, 2, 6, 9, 11);
  private static final FloatTensor PER_CHANNEL = random(3, 6, 1, 1);
  private static final FloatTensor MATRIX = random(4, 5, 7);

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void allInterpretersAgree(String name, Program program, List<FloatTensor> inputs) {
    assertAgree(program, inputs.toArray(FloatTensor[]::new));
  }

  static Stream<Arguments> operations() {
    return Stream.of(
        of("conv2d", (o, x) -> o.conv2d(x.get(0), "c", ConvShape.of(4, 3).padding(1)), PICTURE),
        of(
            "conv2d with bias, stride and dilation",
            (o, x) ->
                o.conv2d(
                    x.get(0), "c", ConvShape.of(4, 3).stride(2).padding(2).dilation(2).withBias()),
            PICTURE),
        of(
            "conv2d with groups and a column kernel",
            (o, x) -> o.conv2d(x.get(0), "c", ConvShape.of(9, 3, 1).padding(1, 0).groups(3)),
            PICTURE),
        of(
            "convTranspose2d",
            (o, x) ->
                o.convTranspose2d(
                    x.get(0), "c", ConvShape.of(4, 4).stride(2).padding(1).withBias()),
            PICTURE),
        of(
            "convTranspose2d with groups",
            (o, x) -> o.convTranspose2d(x.get(0), "c", ConvShape.of(4, 2).stride(2).groups(2)),
            PICTURE),
        of("batchNorm alone", (o, x) -> o.batchNorm(x.get(0), "n", 1e-5), PICTURE),
        of("batchNorm of rows", (o, x) -> o.batchNorm(x.get(0), "n", 1e-5), MATRIX),
        of(
            "batchNorm folded into conv2d",
            (o, x) ->
                o.batchNorm(
                    o.conv2d(x.get(0), "c", ConvShape.of(4, 3).groups(2).withBias()), "n", 1e-5),
            PICTURE),
        of(
            "batchNorm folded into linear",
            (o, x) -> o.batchNorm(o.linear(x.get(0), "l", 8, Bias.LEARNED), "n", 1e-3),
            MATRIX),
        of("linear", (o, x) -> o.linear(x.get(0), "l", 8, Bias.LEARNED), PICTURE),
        of("linear without bias", (o, x) -> o.linear(x.get(0), "l", 8, Bias.NONE), MATRIX),
        of("lstm", (o, x) -> o.lstm(x.get(0), "l", 4, false), random(8, 6, 2, 5)),
        of("lstm backwards", (o, x) -> o.lstm(x.get(0), "l", 4, true), random(8, 6, 2, 5)),
        of(
            "matmul",
            (o, x) -> o.matmul(x.get(0), x.get(1)),
            random(5, 2, 3, 4, 5),
            random(6, 5, 2)),
        of("add", (o, x) -> o.add(x.get(0), x.get(1)), PICTURE, PER_CHANNEL),
        of("sub", (o, x) -> o.sub(x.get(0), x.get(1)), PER_CHANNEL, PICTURE),
        of("mul", (o, x) -> o.mul(x.get(0), x.get(1)), PICTURE, OTHER),
        of("div", (o, x) -> o.div(x.get(0), o.addScalar(o.abs(x.get(1)), 1)), PICTURE, OTHER),
        of("scale", (o, x) -> o.scale(x.get(0), -2.5), PICTURE),
        of("addScalar", (o, x) -> o.addScalar(x.get(0), 0.1), PICTURE),
        of("relu", (o, x) -> o.relu(x.get(0)), PICTURE),
        of("leakyRelu", (o, x) -> o.leakyRelu(x.get(0), 0.2), PICTURE),
        of("sigmoid", (o, x) -> o.sigmoid(x.get(0)), PICTURE),
        of("softplus", (o, x) -> o.softplus(o.scale(x.get(0), 40)), PICTURE),
        of("tanh", (o, x) -> o.tanh(x.get(0)), PICTURE),
        of("softmax", (o, x) -> o.softmax(x.get(0), -1), PICTURE),
        of("softmax over channels", (o, x) -> o.softmax(x.get(0), 1), PICTURE),
        of("abs", (o, x) -> o.abs(x.get(0)), PICTURE),
        of("square", (o, x) -> o.square(x.get(0)), PICTURE),
        of("sqrt", (o, x) -> o.sqrt(o.abs(x.get(0))), PICTURE),
        of("exp", (o, x) -> o.exp(x.get(0)), PICTURE),
        of("log", (o, x) -> o.log(o.addScalar(o.abs(x.get(0)), 0.1)), PICTURE),
        of("clip", (o, x) -> o.clip(x.get(0), -0.5, 0.25), PICTURE),
        of("concat", (o, x) -> o.concat(1, List.of(x.get(0), x.get(1))), PICTURE, OTHER),
        of("resize up", (o, x) -> o.resize(x.get(0), 20, 33), PICTURE),
        of("resize down", (o, x) -> o.resize(x.get(0), 4, 5), PICTURE),
        of("resizeNearest", (o, x) -> o.resizeNearest(x.get(0), 18, 25), PICTURE),
        of("maxPool", (o, x) -> o.maxPool(x.get(0), PoolShape.of(3, 2, 1)), PICTURE),
        of(
            "maxPool in ceil mode",
            (o, x) -> o.maxPool(x.get(0), new PoolShape(3, 2, 0, true)),
            random(7, 1, 2, 8, 10)),
        of(
            "maxPool in ceil mode with padding",
            (o, x) -> o.maxPool(x.get(0), new PoolShape(2, 2, 1, true)),
            random(7, 1, 2, 9, 12)),
        of("avgPool", (o, x) -> o.avgPool(x.get(0), PoolShape.of(3, 1, 1)), PICTURE),
        of("globalAveragePool", (o, x) -> o.globalAveragePool(x.get(0)), PICTURE),
        of("reduceMean", (o, x) -> o.reduceMean(x.get(0), true, 2, 3), PICTURE),
        of("reduceMean of everything", (o, x) -> o.reduceMean(x.get(0), false, 0, 1), MATRIX),
        of("reduceSum", (o, x) -> o.reduceSum(x.get(0), false, -1), PICTURE),
        of("reduceMax", (o, x) -> o.reduceMax(x.get(0), false, 1, 3), PICTURE),
        of("reshape", (o, x) -> o.reshape(x.get(0), 2, -1, 11), PICTURE),
        of("transpose", (o, x) -> o.transpose(x.get(0), 0, 2, -1, 1), PICTURE),
        of("slice", (o, x) -> o.slice(x.get(0), 2, 3, 8), PICTURE),
        of("pad with zeros", (o, x) -> o.pad(x.get(0), 2, 3, Padding.ZERO), PICTURE),
        of("pad reflected", (o, x) -> o.pad(x.get(0), 2, 3, Padding.REFLECT), PICTURE),
        of("pad with the edge", (o, x) -> o.pad(x.get(0), 2, 3, Padding.EDGE), PICTURE),
        of("dropout in inference", (o, x) -> o.add(o.dropout(x.get(0), 0.5), x.get(0)), PICTURE),
        of(
            "parameter",
            (o, x) ->
                o.mul(
                    x.get(0), o.parameter(new Parameter("p", Shape.of(11), Parameter.Kind.WEIGHT))),
            PICTURE),
        of("constant", (o, x) -> o.matmul(x.get(0), o.constant(random(9, 7, 3))), MATRIX));
  }

  private static Arguments of(String name, Program program, FloatTensor... inputs) {
    return Arguments.of(name, program, Arrays.asList(inputs));
  }
}
