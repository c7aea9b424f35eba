package dev.loupe.network;

import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The learned numbers of a network: names, shapes, floats. Immutable; safe for several threads.
 *
 * <pre>{@code
 * Weights weights = Weights.read(Path.of("resnet18.safetensors"));
 * float[] kernel = weights.get("conv1.weight").values();
 * }</pre>
 *
 * <p>Stored as safetensors. Numbers read as half precision are widened exactly.
 */
public final class Weights {

  /** No numbers at all. */
  public static final Weights NONE = builder().build();

  private final Map<String, FloatTensor> tensors;
  private final Map<String, String> metadata;

  private Weights(Map<String, FloatTensor> tensors, Map<String, String> metadata) {
    this.tensors = Collections.unmodifiableMap(new TreeMap<>(tensors));
    this.metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  /** Begins new weights. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a safetensors file.
   *
   * @throws LoupeException when it is missing, truncated or malformed, or holds a type that is no
   *     float
   */
  public static Weights read(Path file) {
    return Safetensors.read(file);
  }

  /**
   * Reads the bytes of a safetensors file.
   *
   * @param name what to call it in messages
   * @throws LoupeException as {@link #read(Path)}
   */
  public static Weights read(String name, byte[] bytes) {
    return Safetensors.read(name, bytes);
  }

  /** Writes a safetensors file beside its place, then moves it there. */
  public void write(Path file, Precision precision) {
    Safetensors.write(this, file, precision);
  }

  /** How numbers are stored. */
  public enum Precision {
    /** 32 bits, exact. */
    FLOAT,
    /** 16 bits, rounded to nearest even; half the size. */
    HALF
  }

  /** The names, sorted. */
  public Set<String> names() {
    return tensors.keySet();
  }

  /** Whether there are numbers under a name. */
  public boolean contains(String name) {
    return tensors.containsKey(name);
  }

  /**
   * The numbers under a name.
   *
   * @throws LoupeException when there are none
   */
  public FloatTensor get(String name) {
    FloatTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new LoupeException(
          "The weights hold no \"" + name + "\"; they hold " + shortened(names()));
    }
    return tensor;
  }

  /**
   * The same, but with these numbers under a name.
   *
   * @throws LoupeException when there were none, or of another shape
   */
  public Weights with(String name, FloatTensor changed) {
    Shape shape = get(name).shape();
    if (!shape.equals(changed.shape())) {
      throw new LoupeException("\"" + name + "\" is " + shape + ", not " + changed.shape());
    }
    Map<String, FloatTensor> all = new TreeMap<>(tensors);
    all.put(name, changed);
    return new Weights(all, metadata);
  }

  /** Remarks stored beside the numbers. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** How many numbers. */
  public long count() {
    return tensors.values().stream().mapToLong(tensor -> tensor.values().length).sum();
  }

  /** SHA-256 over the numbers, names and remarks, in hexadecimal: that of the FLOAT file. */
  public String sha256() {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      Safetensors.write(this, bytes, Precision.FLOAT);
      return Sha256.of(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those that a network expects, and no others.
   *
   * @param network what to call it in the message
   * @param expected usually {@link ShapeOps#parameters()}
   * @throws LoupeException listing every parameter that is missing or has another shape
   */
  public Weights require(String network, Collection<Parameter> expected) {
    List<String> complaints = new ArrayList<>();
    Builder chosen = builder().metadata(metadata);
    for (Parameter parameter : expected) {
      FloatTensor tensor = tensors.get(parameter.name());
      if (tensor == null) {
        complaints.add(parameter.name() + " " + parameter.shape() + " is missing");
      } else if (!tensor.shape().equals(parameter.shape())) {
        complaints.add(
            parameter.name() + " must be " + parameter.shape() + ", not " + tensor.shape());
      } else {
        chosen.put(parameter.name(), tensor);
      }
    }
    refuse(network, complaints);
    return chosen.build();
  }

  /**
   * As {@link #require}, and nothing may be left over.
   *
   * @throws LoupeException listing what is missing, misshapen or unknown
   */
  public Weights requireExactly(String network, Collection<Parameter> expected) {
    Weights chosen = require(network, expected);
    refuse(
        network,
        names().stream()
            .filter(name -> !chosen.contains(name))
            .map(name -> name + " " + get(name).shape() + " is unknown")
            .toList());
    return chosen;
  }

  private static void refuse(String network, List<String> complaints) {
    if (!complaints.isEmpty()) {
      throw new LoupeException(
          "These weights do not fit the network %s:%n  %s"
              .formatted(network, String.join(System.lineSeparator() + "  ", complaints)));
    }
  }

  private static String shortened(Set<String> names) {
    List<String> first = names.stream().limit(5).toList();
    return names.size() <= 5 ? first.toString() : first + " and " + (names.size() - 5) + " more";
  }

  /** Collects weights; each name once. */
  public static final class Builder {

    private final Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private Builder() {}

    /** Adds numbers under a name. */
    public Builder put(String name, FloatTensor tensor) {
      if (tensors.put(name, tensor) != null) {
        throw new IllegalArgumentException("There are two tensors called " + name);
      }
      return this;
    }

    /** Adds all of another. */
    public Builder putAll(Weights weights) {
      weights.tensors.forEach(this::put);
      return this;
    }

    /** Adds all of another, with something before each name. */
    public Builder putAll(String prefix, Weights weights) {
      weights.tensors.forEach((name, tensor) -> put(prefix + name, tensor));
      return this;
    }

    /** Adds a remark. */
    public Builder metadata(String key, String value) {
      metadata.put(key, value);
      return this;
    }

    /** Adds remarks. */
    public Builder metadata(Map<String, String> remarks) {
      metadata.putAll(remarks);
      return this;
    }

    /** The finished weights. */
    public Weights build() {
      return new Weights(tensors, metadata);
    }
  }
}
