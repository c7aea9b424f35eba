package dev.loupe.network;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.loupe.LoupeException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An ONNX graph made elsewhere that becomes a part of ours: one picture goes in, named outputs come
 * out. Its values get a prefix so that no name is taken twice.
 *
 * <p>It must use only standard operators, of version 13 to 21, and hold its weights itself.
 * Immutable.
 */
public final class EmbeddedGraph {

  private static final int OLDEST = 13;
  private static final int NEWEST = 21;
  private static final Set<String> AXES_MOVED_IN_18 =
      Set.of(
          "ReduceMean",
          "ReduceMax",
          "ReduceMin",
          "ReduceProd",
          "ReduceL1",
          "ReduceL2",
          "ReduceLogSum",
          "ReduceLogSumExp",
          "ReduceSumSquare",
          "Split");

  private final String source;
  private final ModelProto model;
  private final String input;
  private final int opset;

  private EmbeddedGraph(String source, ModelProto model) {
    this.source = source;
    this.model = model;
    this.opset = requireOpset();
    this.input = requireOneInput();
    requireSelfContained();
  }

  /**
   * Reads a file.
   *
   * @throws LoupeException when it is no ONNX graph or one that cannot be embedded; says why
   */
  public static EmbeddedGraph read(Path file) {
    try {
      return of(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new LoupeException("The ONNX file " + file + " cannot be read: " + e, e);
    }
  }

  /** Takes a file's content; {@code source} names it in messages. */
  public static EmbeddedGraph of(String source, byte[] content) {
    try {
      return new EmbeddedGraph(source, ModelProto.parseFrom(content));
    } catch (InvalidProtocolBufferException e) {
      throw new LoupeException(source + " is no ONNX graph: " + e.getMessage(), e);
    }
  }

  /** The names of its outputs. */
  public List<String> outputs() {
    return graph().getOutputList().stream().map(ValueInfoProto::getName).toList();
  }

  private GraphProto graph() {
    return model.getGraph();
  }

  /**
   * Appends it to a graph.
   *
   * @param image goes into its input
   * @param wanted names of its outputs
   * @throws LoupeException when it has no such output, or does not take such a picture
   */
  public List<OnnxValue> embed(OnnxGraph.Builder builder, OnnxValue image, List<String> wanted) {
    if (!outputs().containsAll(wanted)) {
      throw new LoupeException(
          "%s has the outputs %s, not %s; export the network with its layers as named outputs"
              .formatted(source, outputs(), wanted));
    }
    Map<String, Shape> shapes = shapes(image.shape());
    Map<String, String> names = new HashMap<>(Map.of("", "", input, image.name()));
    builder.requireOpset(opset);
    graph().getInitializerList().forEach(tensor -> add(builder, tensor, names));
    graph().getNodeList().forEach(node -> add(builder, node, names));
    return wanted.stream()
        .map(name -> new OnnxValue(known(names, name), known(shapes, name)))
        .toList();
  }

  private static void add(
      OnnxGraph.Builder builder, TensorProto tensor, Map<String, String> names) {
    String name = builder.unique("backbone/" + tensor.getName());
    names.put(tensor.getName(), name);
    builder.initialiser(tensor.toBuilder().setName(name).build());
  }

  private void add(OnnxGraph.Builder builder, NodeProto node, Map<String, String> names) {
    List<String> from = node.getInputList().stream().map(name -> known(names, name)).toList();
    List<String> to =
        node.getOutputList().stream()
            .map(name -> name.isEmpty() ? "" : builder.unique("backbone/" + name))
            .toList();
    for (int i = 0; i < to.size(); i++) {
      names.put(node.getOutput(i), to.get(i));
    }
    builder.append(
        node.toBuilder()
            .setName("backbone/" + node.getName())
            .clearInput()
            .addAllInput(from)
            .clearOutput()
            .addAllOutput(to)
            .build());
  }

  private <V> V known(Map<String, V> known, String name) {
    return Optional.ofNullable(known.get(name))
        .orElseThrow(
            () -> new LoupeException(source + " uses \"" + name + "\" before it is computed"));
  }

  /** The outputs' shapes for an input: ONNX Runtime computes it once. */
  private Map<String, Shape> shapes(Shape image) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    float[] blank = new float[Math.toIntExact(image.elements())];
    try (OrtSession session = environment.createSession(model.toByteArray());
        OnnxTensor tensor =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(blank), image.toArray());
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      Map<String, Shape> shapes = new HashMap<>();
      for (Map.Entry<String, ai.onnxruntime.OnnxValue> output : result) {
        if (output.getValue() instanceof OnnxTensor values) {
          shapes.put(output.getKey(), Shape.of(values.getInfo().getShape()));
        }
      }
      return shapes;
    } catch (OrtException e) {
      throw new LoupeException(
          "%s does not take a picture %s: %s".formatted(source, image, e.getMessage()), e);
    }
  }

  private int requireOpset() {
    for (OperatorSetIdProto operators : model.getOpsetImportList()) {
      boolean standard = operators.getDomain().isEmpty() || operators.getDomain().equals("ai.onnx");
      if (!standard && uses(operators.getDomain())) {
        throw refused("uses the operators of \"" + operators.getDomain() + "\"");
      }
      if (standard && (operators.getVersion() < OLDEST || operators.getVersion() > NEWEST)) {
        throw refused(
            "is written in version %d of the operators; export it with opset_version %d"
                .formatted(operators.getVersion(), OnnxGraph.OPSET));
      }
    }
    int version =
        model.getOpsetImportList().stream()
            .filter(operators -> operators.getDomain().isEmpty())
            .mapToInt(operators -> Math.toIntExact(operators.getVersion()))
            .findAny()
            .orElseThrow(() -> refused("names no version of the operators"));
    if (version < OnnxGraph.OPSET) {
      requireUnchanged(version);
    }
    return version;
  }

  private boolean uses(String domain) {
    return graph().getNodeList().stream().anyMatch(node -> node.getDomain().equals(domain));
  }

  private void requireUnchanged(int version) {
    Set<String> changed =
        graph().getNodeList().stream()
            .map(NodeProto::getOpType)
            .filter(AXES_MOVED_IN_18::contains)
            .collect(Collectors.toSet());
    if (!changed.isEmpty()) {
      throw refused(
          "is written in version %d of the operators and uses %s, which changed in 18; export it with opset_version %d"
              .formatted(version, changed, OnnxGraph.OPSET));
    }
  }

  private String requireOneInput() {
    Set<String> constants =
        graph().getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
    List<String> inputs =
        graph().getInputList().stream()
            .map(ValueInfoProto::getName)
            .filter(name -> !constants.contains(name))
            .toList();
    if (inputs.size() != 1) {
      throw refused("has the inputs " + inputs + "; one picture is expected");
    }
    return inputs.get(0);
  }

  private void requireSelfContained() {
    for (TensorProto tensor : graph().getInitializerList()) {
      if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
        throw refused("keeps its weights in another file; save it as one");
      }
    }
    for (NodeProto node : graph().getNodeList()) {
      if (node.getAttributeList().stream().anyMatch(attribute -> attribute.hasG())) {
        throw refused("has a graph inside the node " + node.getName() + " " + node.getOpType());
      }
    }
  }

  private LoupeException refused(String why) {
    return new LoupeException("The ONNX graph " + source + " cannot be embedded: it " + why);
  }
}
