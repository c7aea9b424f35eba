package dev.loupe.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchParameters;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Runs one network through all interpreters. */
public final class Interpreters {

  private Interpreters() {}

  /** A network whose kind of tensor is left open at run time, so that a lambda can be one. */
  @FunctionalInterface
  public interface Program {
    /** Applies it. */
    Object apply(Ops<Object> ops, List<Object> inputs);
  }

  /** Numbers that look random, the same each time. */
  public static FloatTensor random(long seed, long... sizes) {
    Random random = new Random(seed);
    float[] values = new float[Math.toIntExact(Shape.of(sizes).elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new FloatTensor(Shape.of(sizes), values);
  }

  /** Random weights for whatever a network expects; variances positive. */
  public static Weights randomWeights(ShapeOps shapes) {
    Weights.Builder weights = Weights.builder();
    for (Parameter parameter : shapes.parameters()) {
      FloatTensor numbers = random(parameter.name().hashCode(), parameter.shape().toArray());
      if (parameter.kind() == Parameter.Kind.VARIANCE) {
        for (int i = 0; i < numbers.values().length; i++) {
          numbers.values()[i] = 0.5f + Math.abs(numbers.values()[i]);
        }
      }
      weights.put(parameter.name(), numbers);
    }
    return weights.build();
  }

  /** The shapes a network has. */
  public static ShapeOps shapes(Program program, List<FloatTensor> inputs) {
    ShapeOps shapes = new ShapeOps();
    List<Object> given = new ArrayList<>(inputs.stream().map(FloatTensor::shape).toList());
    program.apply(open(shapes), given);
    return shapes;
  }

  /** The result by ShapeOps. */
  public static Shape shape(Program program, List<FloatTensor> inputs) {
    List<Object> given = new ArrayList<>(inputs.stream().map(FloatTensor::shape).toList());
    return (Shape) program.apply(open(new ShapeOps()), given);
  }

  /** The result by libtorch. */
  public static FloatTensor torch(
      Program program, List<FloatTensor> inputs, Weights weights, ShapeOps shapes) {
    try (TorchScope scope = new TorchScope();
        TorchParameters parameters = TorchParameters.frozen(weights, shapes.parameters())) {
      List<Object> given = new ArrayList<>(inputs.stream().map(TorchTensor::of).toList());
      TorchOps ops = TorchOps.inference(parameters);
      return ((TorchTensor) program.apply(open(ops), given)).numbers();
    }
  }

  /** The result by ONNX Runtime. */
  public static FloatTensor onnx(Program program, List<FloatTensor> inputs, Weights weights) {
    Map<String, FloatTensor> named = new LinkedHashMap<>();
    return OnnxRun.run(graph(program, inputs, weights, named), named).values().iterator().next();
  }

  /** The graph. */
  public static OnnxGraph graph(
      Program program, List<FloatTensor> inputs, Weights weights, Map<String, FloatTensor> named) {
    OnnxGraph.Builder graph = OnnxGraph.builder("test");
    List<Object> given = new ArrayList<>();
    for (FloatTensor input : inputs) {
      given.add(graph.input("input" + given.size(), input.shape()));
      named.put("input" + named.size(), input);
    }
    OnnxValue result = (OnnxValue) program.apply(open(new OnnxOps(graph, weights)), given);
    graph.output("output", result);
    return graph.build();
  }

  /** Fails unless all three agree to 1e-5, relative to the largest number. */
  public static void assertAgree(Program program, FloatTensor... inputs) {
    List<FloatTensor> given = List.of(inputs);
    ShapeOps shapes = shapes(program, given);
    Weights weights = randomWeights(shapes);
    FloatTensor expected = torch(program, given, weights, shapes);
    assertThat(shape(program, given)).as("ShapeOps").isEqualTo(expected.shape());
    assertClose(onnx(program, given, weights), expected, 1e-5);
  }

  /** Fails unless two agree, relative to the largest number. */
  public static void assertClose(FloatTensor found, FloatTensor expected, double tolerance) {
    assertThat(found.shape()).isEqualTo(expected.shape());
    double largest = 1e-30;
    double furthest = 0;
    for (int i = 0; i < expected.values().length; i++) {
      largest = Math.max(largest, Math.abs(expected.values()[i]));
      furthest = Math.max(furthest, Math.abs(expected.values()[i] - found.values()[i]));
    }
    assertThat(furthest / largest).isNotNaN().isLessThanOrEqualTo(tolerance);
  }

  @SuppressWarnings("unchecked")
  private static Ops<Object> open(Ops<?> ops) {
    return (Ops<Object>) ops;
  }
}
