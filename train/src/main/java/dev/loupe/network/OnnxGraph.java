package dev.loupe.network;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.loupe.LoupeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A finished ONNX graph: what a detector is once it is trained.
 *
 * <pre>{@code
 * OnnxGraph.Builder graph = OnnxGraph.builder("simplenet");
 * OnnxOps ops = new OnnxOps(graph, weights);
 * OnnxValue x = graph.input("image", Shape.of(1, 3, 288, 288));
 * graph.output("map", network.apply(ops, x));
 * byte[] model = graph.build().toBytes();
 * }</pre>
 */
public final class OnnxGraph {

  /** The lowest version of the ONNX operators that graphs are written in. */
  public static final int OPSET = 18;

  private static final int IR_VERSION = 8;

  private final ModelProto model;

  private OnnxGraph(ModelProto model) {
    this.model = model;
  }

  /** Begins a graph. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /**
   * Takes a graph that was written before, to read numbers back or to build on it.
   *
   * @throws LoupeException when it is no ONNX graph
   */
  public static OnnxGraph of(byte[] content) {
    try {
      return new OnnxGraph(ModelProto.parseFrom(content));
    } catch (InvalidProtocolBufferException e) {
      throw new LoupeException("This is no ONNX graph: " + e.getMessage(), e);
    }
  }

  /** The initialiser of that name, when it holds floats. */
  public Optional<FloatTensor> floats(String initialiser) {
    return initialisers(initialiser, TensorProto.DataType.FLOAT).map(OnnxTensors::floats);
  }

  /** The initialiser of that name, when it holds whole numbers. */
  public Optional<long[]> integers(String initialiser) {
    return initialisers(initialiser, TensorProto.DataType.INT64).map(OnnxTensors::integers);
  }

  private Optional<TensorProto> initialisers(String name, TensorProto.DataType type) {
    return model.getGraph().getInitializerList().stream()
        .filter(tensor -> tensor.getName().equals(name))
        .filter(tensor -> tensor.getDataType() == type.getNumber())
        .findAny();
  }

  /** A remark kept in the file. */
  public Optional<String> metadata(String key) {
    return model.getMetadataPropsList().stream()
        .filter(entry -> entry.getKey().equals(key))
        .map(StringStringEntryProto::getValue)
        .findAny();
  }

  /**
   * A graph under construction that begins as this one does, up to a value, without outputs: what
   * led to the value is there, everything behind it is gone and its names are free again.
   *
   * <pre>{@code
   * OnnxGraph.Builder graph = before.continuedAt("features");
   * OnnxValue features = graph.value("features", Shape.of(1024, 384));
   * }</pre>
   *
   * @param value the name of a value, see {@link Builder#named}
   * @throws LoupeException when the graph has no such value
   */
  public Builder continuedAt(String value) {
    boolean computed =
        model.getGraph().getNodeList().stream().anyMatch(n -> n.getOutputList().contains(value));
    if (!computed) {
      throw new LoupeException("The graph computes no value called '" + value + "'.");
    }
    return new Builder(model, value);
  }

  /** The graph as a file's content, for ONNX Runtime or any other program. */
  public byte[] toBytes() {
    return model.toByteArray();
  }

  /** How many nodes there are of an operator, such as "Conv". */
  public long nodes(String operator) {
    return model.getGraph().getNodeList().stream()
        .filter(node -> node.getOpType().equals(operator))
        .count();
  }

  /** A whole-number attribute of all nodes of an operator, such as "group" of "Conv". */
  public List<Long> attributes(String operator, String attribute) {
    return model.getGraph().getNodeList().stream()
        .filter(node -> node.getOpType().equals(operator))
        .flatMap(node -> node.getAttributeList().stream())
        .filter(found -> found.getName().equals(attribute))
        .map(AttributeProto::getI)
        .toList();
  }

  /** How many nodes there are. */
  public int nodes() {
    return model.getGraph().getNodeCount();
  }

  /**
   * A graph under construction. What no output needs is left out at the end. Not safe for several
   * threads.
   */
  public static final class Builder {

    private final String name;
    private final List<ValueInfoProto> inputs = new ArrayList<>();
    private final List<ValueInfoProto> outputs = new ArrayList<>();
    private final List<NodeProto> nodes = new ArrayList<>();
    private final Map<String, TensorProto> initialisers = new LinkedHashMap<>();
    private final Map<String, String> metadata = new TreeMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private int opset = OPSET;

    private Builder(String name) {
      this.name = name;
    }

    /** Takes over what leads to a value of another graph. */
    private Builder(ModelProto before, String value) {
      this.name = before.getGraph().getName();
      this.nodes.addAll(before.getGraph().getNodeList());
      Set<String> needed = needed(List.of(value));
      this.nodes.removeIf(node -> node.getOutputList().stream().noneMatch(needed::contains));
      this.nodes.forEach(node -> node.getOutputList().forEach(this::unique));
      for (TensorProto tensor : before.getGraph().getInitializerList()) {
        if (needed.contains(tensor.getName())) {
          initialiser(tensor.toBuilder().setName(unique(tensor.getName())).build());
        }
      }
      before.getGraph().getInputList().forEach(input -> inputs.add(input));
      inputs.forEach(input -> unique(input.getName()));
      before.getMetadataPropsList().forEach(entry -> metadata(entry.getKey(), entry.getValue()));
      before.getOpsetImportList().stream()
          .filter(operators -> operators.getDomain().isEmpty())
          .forEach(operators -> requireOpset(Math.toIntExact(operators.getVersion())));
    }

    /** A value that is already there. */
    public OnnxValue value(String existing, Shape shape) {
      if (!used.containsKey(existing)) {
        throw new IllegalArgumentException("There is no value called " + existing);
      }
      return new OnnxValue(existing, shape);
    }

    /** Gives a value a name by which it is found again in the finished graph. */
    public OnnxValue named(String wanted, OnnxValue value) {
      if (!unique(wanted).equals(wanted)) {
        throw new IllegalArgumentException("There is already a value called " + wanted);
      }
      nodes.add(node("Identity", List.of(value.name()), List.of(wanted)).build());
      return new OnnxValue(wanted, value.shape());
    }

    /** A float input of a fixed shape. */
    public OnnxValue input(String input, Shape shape) {
      List<String> sizes = Arrays.stream(shape.toArray()).mapToObj(Long::toString).toList();
      return new OnnxValue(input(input, TensorProto.DataType.FLOAT, sizes), shape);
    }

    /** An input of any type; a size that is no number is a name for a size known later. */
    public String input(String input, TensorProto.DataType type, List<String> sizes) {
      inputs.add(describe(unique(input), type, sizes));
      return input;
    }

    /** Makes a value an output under a name of its own. */
    public void output(String output, OnnxValue value) {
      output(
          output, value, Arrays.stream(value.shape().toArray()).mapToObj(Long::toString).toList());
    }

    /** The same; a size that is no number is a name for a size known later. */
    public void output(String output, OnnxValue value, List<String> sizes) {
      named(output, value);
      outputs.add(describe(output, TensorProto.DataType.FLOAT, sizes));
    }

    /** A remark kept in the file. */
    public Builder metadata(String key, String value) {
      metadata.put(key, value);
      return this;
    }

    /** Raises the version of the operators, for an embedded graph that needs it. */
    void requireOpset(int version) {
      opset = Math.max(opset, version);
    }

    /** Appends a node with one output; returns the output's name. */
    public String append(String operator, List<String> from, AttributeProto... attributes) {
      return append(operator, from, 1, attributes).get(0);
    }

    /** Appends a node; returns its outputs' names. */
    public List<String> append(
        String operator, List<String> from, int results, AttributeProto... attributes) {
      List<String> to = new ArrayList<>();
      for (int i = 0; i < results; i++) {
        to.add(unique(operator.toLowerCase(Locale.ROOT)));
      }
      nodes.add(node(operator, from, to).addAllAttribute(Arrays.asList(attributes)).build());
      return List.copyOf(to);
    }

    /** Appends a node of another graph, whose names were made unique before. */
    void append(NodeProto node) {
      nodes.add(node);
    }

    /** Adds floats; returns the name they have in the graph. */
    public String initialiser(String hint, FloatTensor tensor) {
      String initialiser = unique(hint);
      initialisers.put(initialiser, OnnxTensors.floats(initialiser, tensor));
      return initialiser;
    }

    /** Adds whole numbers, a vector; returns their name. */
    public String integers(String hint, long... values) {
      String initialiser = unique(hint);
      initialisers.put(initialiser, OnnxTensors.integers(initialiser, values));
      return initialiser;
    }

    /** Adds whole numbers of a shape; returns their name. */
    public String integers(String hint, Shape shape, long[] values) {
      String initialiser = unique(hint);
      initialisers.put(initialiser, OnnxTensors.integers(initialiser, shape, values));
      return initialiser;
    }

    /** Adds whole numbers of -128..127; returns their name. */
    public String bytes(String hint, Shape shape, byte[] values) {
      String initialiser = unique(hint);
      initialisers.put(initialiser, OnnxTensors.bytes(initialiser, shape, values));
      return initialiser;
    }

    /** Adds a tensor of another graph under a unique name. */
    void initialiser(TensorProto tensor) {
      initialisers.put(tensor.getName(), tensor);
    }

    /** A name nobody has: the hint itself, or with a number behind. */
    String unique(String hint) {
      int count = used.merge(hint, 1, Integer::sum);
      return count == 1 ? hint : unique(hint + "_" + count);
    }

    /** The finished graph, without what no output needs. */
    public OnnxGraph build() {
      Set<String> needed = needed(outputs.stream().map(ValueInfoProto::getName).toList());
      GraphProto.Builder graph =
          GraphProto.newBuilder().setName(name).addAllInput(inputs).addAllOutput(outputs);
      nodes.stream()
          .filter(node -> node.getOutputList().stream().anyMatch(needed::contains))
          .forEach(graph::addNode);
      initialisers.values().stream()
          .filter(tensor -> needed.contains(tensor.getName()))
          .forEach(graph::addInitializer);
      ModelProto.Builder model =
          ModelProto.newBuilder()
              .setIrVersion(IR_VERSION)
              .setProducerName("loupe")
              .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
              .setGraph(graph);
      metadata.forEach((key, value) -> model.addMetadataProps(entry(key, value)));
      return new OnnxGraph(model.build());
    }

    private Set<String> needed(List<String> wanted) {
      Map<String, NodeProto> producers = new HashMap<>();
      nodes.forEach(node -> node.getOutputList().forEach(value -> producers.put(value, node)));
      Deque<String> open = new ArrayDeque<>(wanted);
      Set<String> needed = new HashSet<>(open);
      while (!open.isEmpty()) {
        NodeProto producer = producers.get(open.remove());
        if (producer != null) {
          producer.getInputList().stream().filter(needed::add).forEach(open::add);
        }
      }
      return needed;
    }

    private static NodeProto.Builder node(String operator, List<String> from, List<String> to) {
      return NodeProto.newBuilder()
          .setOpType(operator)
          .setName(to.get(0))
          .addAllInput(from)
          .addAllOutput(to);
    }

    private static StringStringEntryProto entry(String key, String value) {
      return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static ValueInfoProto describe(
        String value, TensorProto.DataType type, List<String> sizes) {
      TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
      for (String size : sizes) {
        if (Character.isDigit(size.charAt(0))) {
          shape.addDimBuilder().setDimValue(Long.parseLong(size));
        } else {
          shape.addDimBuilder().setDimParam(size);
        }
      }
      TypeProto.Tensor.Builder tensor =
          TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape);
      return ValueInfoProto.newBuilder()
          .setName(value)
          .setType(TypeProto.newBuilder().setTensorType(tensor))
          .build();
    }
  }
}
