package dev.loupe.station.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.loupe.station.line.MqttSettings.Tls;
import dev.loupe.station.line.Outcome.Delivered;
import dev.loupe.station.line.Outcome.Unreachable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MqttConnectorTest {

  private static final LineMessage MESSAGE =
      new LineMessage(
          "key-1",
          MessageKind.INSPECTION,
          "S1",
          Map.of("station", "AOI 1/#", "serial", "S1"),
          "{\"verdict\":\"NG\"}");

  @TempDir Path folder;

  private static Outcome send(Connector connector) throws Exception {
    return connector.send(MESSAGE).get(15, TimeUnit.SECONDS);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static void awaitConnection(Connector connector) throws InterruptedException {
    await(
        () -> {
          try {
            return send(connector) instanceof Delivered;
          } catch (Exception e) {
            return false;
          }
        });
  }

  @Test
  @Tag("slow")
  void publishesOnceAcknowledgedTellsItsPresenceAndComesBackByItself() throws Exception {
    int port = Broker.freePort();
    MqttSettings settings = MqttSettings.plain("127.0.0.1", port, "aoi-1");
    try (MqttConnector connector = new MqttConnector(settings, Map.of())) {
      assertThat(send(connector)).isInstanceOf(Unreachable.class);
      try (Broker first = Broker.plain(folder, port)) {
        awaitConnection(connector);
        hears(port, connector);
      }
      await(() -> !isDelivered(connector));
      try (Broker second = Broker.plain(folder, port)) {
        awaitConnection(connector);
        leaves(port, connector);
      }
    }
  }

  private static boolean isDelivered(Connector connector) {
    try {
      return send(connector) instanceof Delivered;
    } catch (Exception e) {
      return false;
    }
  }

  private static void hears(int port, MqttConnector connector) throws Exception {
    try (Broker.Listener listener = new Broker.Listener(port, "#")) {
      assertThat(send(connector)).isEqualTo(new Delivered());
      await(() -> listener.heard().size() >= 2);
      Mqtt5Publish presence = listener.heard().get(0);
      assertThat(presence.getTopic()).hasToString("loupe/aoi-1/presence");
      assertThat(presence.isRetain()).isTrue();
      assertThat(text(presence)).isEqualTo("{\"station\":\"aoi-1\",\"online\":true}");
      Mqtt5Publish heard = listener.heard().get(1);
      assertThat(heard.getTopic()).hasToString("loupe/AOI 1__/inspections");
      assertThat(heard.getQos()).isEqualTo(MqttQos.AT_LEAST_ONCE);
      assertThat(text(heard)).isEqualTo(MESSAGE.body());
      assertThat(heard.getContentType().orElseThrow()).hasToString("application/json");
      assertThat(heard.getUserProperties().asList())
          .extracting(property -> property.getName() + "=" + property.getValue())
          .containsExactly("idempotency-key=key-1", "kind=inspection");
    }
  }

  private static void leaves(int port, MqttConnector connector) throws Exception {
    try (Broker.Listener listener = new Broker.Listener(port, "loupe/+/presence")) {
      await(() -> listener.heard().stream().anyMatch(one -> text(one).contains("true")));
      connector.close();
      await(() -> listener.heard().stream().anyMatch(one -> text(one).contains("false")));
    }
  }

  private static String text(Mqtt5Publish publish) {
    return new String(publish.getPayloadAsBytes(), UTF_8);
  }

  @Test
  @Tag("slow")
  void talksThroughTlsAndTrustsOnlyWhomItShould() throws Exception {
    int port = Broker.freePort();
    Path keys = folder.resolve("broker.p12");
    Path ca = folder.resolve("broker.pem");
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        "b",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost,ip:127.0.0.1",
        "-storetype",
        "PKCS12",
        "-keystore",
        keys.toString(),
        "-storepass",
        "changeit");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "b",
        "-keystore",
        keys.toString(),
        "-storepass",
        "changeit",
        "-file",
        ca.toString());
    try (Broker broker = Broker.encrypted(folder, port, keys, "changeit");
        MqttConnector trusting =
            connector(port, new Tls(Optional.of(ca), Optional.empty(), Optional.empty()));
        MqttConnector doubting =
            connector(port, new Tls(Optional.empty(), Optional.empty(), Optional.empty()))) {
      awaitConnection(trusting);
      assertThat(send(trusting)).isEqualTo(new Delivered());
      assertThat(send(doubting)).isInstanceOf(Unreachable.class);
    }
  }

  private static MqttConnector connector(int port, Tls tls) {
    return new MqttConnector(
        new MqttSettings(
            "localhost",
            "tls-" + tls.ca().isPresent(),
            Optional.of(port),
            Optional.of("loupe"),
            Optional.of(new Secret("env:PASSWORD")),
            Optional.of(tls),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(List.of(MessageKind.ALERT)),
            Optional.empty()),
        Map.of("PASSWORD", "x"));
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command = new java.util.ArrayList<>(List.of(tool.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  @Test
  void fillsTopicsWithoutLettingASerialNumberChooseAnother() {
    TopicTemplate topic = new TopicTemplate("plant/{station}/{serial}/{rule}");
    assertThat(topic.fill(Map.of("station", "A1", "serial", "x/../#+\u0000y")))
        .isEqualTo("plant/A1/x_..____y/unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/#", "a/+/b", "$SYS/x", "a/{what}", "a/{station"})
  void refusesTopicsThatAreNone(String template) {
    assertThatThrownBy(() -> new TopicTemplate(template))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
