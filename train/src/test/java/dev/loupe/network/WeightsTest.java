package dev.loupe.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WeightsTest {

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsRead() {
    Weights weights =
        Weights.builder()
            .put("b", FloatTensor.vector(1, -2.5f, Float.MIN_VALUE))
            .put("a.weight", new FloatTensor(Shape.of(2, 2), new float[] {1, 2, 3, 4}))
            .put("scalar", FloatTensor.scalar(7))
            .metadata("architecture", "resnet \"18\"")
            .build();
    Path file = folder.resolve("w.safetensors");
    weights.write(file, Weights.Precision.FLOAT);
    Weights read = Weights.read(file);
    assertThat(read.names()).containsExactly("a.weight", "b", "scalar");
    assertThat(read.get("b").values()).containsExactly(1, -2.5f, Float.MIN_VALUE);
    assertThat(read.get("a.weight").shape()).isEqualTo(Shape.of(2, 2));
    assertThat(read.get("scalar").shape()).isEqualTo(Shape.of());
    assertThat(read.metadata()).containsEntry("architecture", "resnet \"18\"");
    assertThat(read.sha256()).isEqualTo(weights.sha256());
  }

  @Test
  void oneOfThemCanBeAnother() {
    Weights weights = Weights.builder().put("a", FloatTensor.scalar(1)).build();
    assertThat(weights.with("a", FloatTensor.scalar(2)).get("a").values()).containsExactly(2);
    assertThat(weights.get("a").values()).containsExactly(1);
    assertThatThrownBy(() -> weights.with("a", FloatTensor.vector(1, 2)))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("\"a\"");
  }

  @Test
  void halfPrecisionRoundsToNearestEven() {
    float[] values = {1, 65504, 1e-8f, 6.1e-5f, 1 + 0x1p-11f, 1 + 0x3p-11f, 1e6f, -0.1f};
    Path file = folder.resolve("h.safetensors");
    Weights.builder()
        .put("x", FloatTensor.vector(values))
        .build()
        .write(file, Weights.Precision.HALF);
    assertThat(Weights.read(file).get("x").values())
        .containsExactly(
            1, 65504, 0, 0x1.ff8p-15f, 1, 1 + 0x1p-9f, Float.POSITIVE_INFINITY, -0x1.998p-4f);
  }

  @Test
  void everyHalfSurvivesTheWayThroughFloat() {
    int changed = 0;
    for (int half = 0; half < 0x10000; half++) {
      float value = Half.toFloat((short) half);
      changed += Float.isNaN(value) || Half.fromFloat(value) == (short) half ? 0 : 1;
    }
    assertThat(changed).isZero();
  }

  @Test
  void readsBrainFloats() throws IOException {
    String header = "{\"x\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}";
    Path file = file(header, new byte[] {(byte) 0x80, 0x3f, 0x20, (byte) 0xc1});
    assertThat(Weights.read(file).get("x").values()).containsExactly(1, -10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}|4|truncated",
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,8]}}|8|does not fill 8 bytes",
        "{'x':{'dtype':'I64','shape':[1],'data_offsets':[0,8]}}|8|type I64",
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}|8|4 bytes follow",
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}|8|gap before",
        "{'x':{'dtype':'F32','shape':[-1],'data_offsets':[0,8]}}|8|shape [-1]",
        "{'x':{'dtype':'F32','shape':[1.5],'data_offsets':[0,8]}}|8|shape [1.5]",
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[8,0]}}|8|place [8, 0]",
        "{'x':{'dtype':'F32','shape':[99999999999],'data_offsets':[0,8]}}|8|too large",
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'y':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}|8|overlaps",
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'x':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}|8|no JSON",
        "{'x':|8|no JSON",
        "[]|8|no JSON object",
      })
  void refusesABrokenFile(String header, int data, String why) throws IOException {
    Path file = file(header.replace('\'', '"'), new byte[data]);
    assertThatThrownBy(() -> Weights.read(file))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(why);
  }

  @Test
  void refusesAHeaderLongerThanTheFile() throws IOException {
    Path file = folder.resolve("long.safetensors");
    Files.write(file, new byte[] {-1, -1, -1, -1, -1, -1, -1, 127, '{', '}'});
    assertThatThrownBy(() -> Weights.read(file)).hasMessageContaining("header claims");
    Files.write(file, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> Weights.read(file)).hasMessageContaining("only 3 bytes");
    assertThatThrownBy(() -> Weights.read(folder.resolve("none"))).hasMessageContaining("no weigh");
  }

  @Test
  void listsAllThatDoesNotFitANetwork() {
    Weights weights =
        Weights.builder()
            .put("a", FloatTensor.vector(1, 2))
            .put("c", FloatTensor.vector(1))
            .build();
    List<Parameter> expected =
        List.of(
            new Parameter("a", Shape.of(3), Parameter.Kind.WEIGHT),
            new Parameter("b", Shape.of(1), Parameter.Kind.BIAS));
    assertThatThrownBy(() -> weights.require("net", expected))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("network net")
        .hasMessageContaining("a must be [3], not [2]")
        .hasMessageContaining("b [1] is missing");
    List<Parameter> some = List.of(new Parameter("c", Shape.of(1), Parameter.Kind.BIAS));
    assertThat(weights.require("net", some).names()).containsExactly("c");
    assertThatThrownBy(() -> weights.requireExactly("net", some))
        .hasMessageContaining("a [2] is unknown");
    assertThatThrownBy(() -> weights.get("b")).hasMessageContaining("no \"b\"");
  }

  private Path file(String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json).put(data);
    return Files.write(folder.resolve("broken.safetensors"), bytes.array());
  }
}
