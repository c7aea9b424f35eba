package dev.loupe.station.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.loupe.station.line.MqttSettings.Tls;
import dev.loupe.station.line.Outcome.Delivered;
import dev.loupe.station.line.Outcome.Unreachable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class MqttConnectorTest {

  private static final LineMessage MESSAGE =
      new LineMessage(
          "key-1",
          MessageKind.INSPECTION,
          "S1",
          Map.of("station", "AOI 1/#", "serial", "S1"),
          "{\"verdict\":\"NG\"}");

  private static final String PASSWORD = "changeit";

  @TempDir static Path folder;

  private static int plain;
  private static int encrypted;
  private static Path certificate;
  private static Broker broker;

  @BeforeAll
  static void start() throws Exception {
    plain = Broker.freePort();
    encrypted = Broker.freePort();
    certificate = folder.resolve("broker.pem");
    broker = Broker.start(folder, plain, encrypted, keys(), PASSWORD);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static Path keys() throws Exception {
    String keys = folder.resolve("broker.p12").toString();
    String names = "SAN=dns:localhost,ip:127.0.0.1";
    keytool(keys, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", names);
    keytool(keys, "-exportcert", "-rfc", "-file", certificate.toString());
    return Path.of(keys);
  }

  private static void keytool(String keys, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "b", "-keystore", keys, "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

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
  void publishesWithKeyKindAndAcknowledgement() throws Exception {
    MqttSettings settings = MqttSettings.plain("127.0.0.1", plain, "aoi-1");
    try (MqttConnector connector = opened(settings, Map.of())) {
      awaitConnection(connector);
      hears(plain, connector);
      leaves(plain, connector);
    }
  }

  @Test
  void leavesAWillWhenTheCableIsCutAndComesBackByItself() throws Exception {
    try (Cable cable = new Cable(plain);
        Broker.Listener listener = new Broker.Listener(plain, "loupe/aoi-2/presence")) {
      cable.cut();
      MqttSettings settings = MqttSettings.plain("127.0.0.1", cable.port(), "aoi-2");
      try (MqttConnector connector = opened(settings, Map.of())) {
        AtomicInteger opened = new AtomicInteger();
        connector.onOpen(opened::incrementAndGet);
        assertThat(send(connector)).isInstanceOf(Unreachable.class);
        cable.mend();
        awaitConnection(connector);
        await(() -> online(listener).equals(List.of(true)));
        cable.cut();
        await(() -> !isDelivered(connector));
        await(() -> online(listener).equals(List.of(true, false)));
        cable.mend();
        awaitConnection(connector);
        await(() -> online(listener).equals(List.of(true, false, true)));
        assertThat(opened).hasValue(2);
      }
    }
  }

  private static MqttConnector opened(MqttSettings settings, Map<String, String> environment) {
    MqttConnector connector =
        new MqttConnector(settings, environment, Duration.ofMillis(100), Duration.ofMillis(500));
    connector.open();
    return connector;
  }

  private static List<Boolean> online(Broker.Listener listener) {
    return listener.heard().stream().map(one -> text(one).contains("true")).toList();
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
      Mqtt5Publish presence = on("loupe/aoi-1/presence", listener);
      assertThat(presence.isRetain()).isTrue();
      assertThat(text(presence)).isEqualTo("{\"station\":\"aoi-1\",\"online\":true}");
      Mqtt5Publish heard = on("loupe/AOI 1__/inspections", listener);
      assertThat(heard.getQos()).isEqualTo(MqttQos.AT_LEAST_ONCE);
      assertThat(text(heard)).isEqualTo(MESSAGE.body());
      assertThat(heard.getContentType().orElseThrow()).hasToString("application/json");
      assertThat(heard.getUserProperties().asList())
          .extracting(property -> property.getName() + "=" + property.getValue())
          .containsExactly("idempotency-key=key-1", "kind=inspection");
    }
  }

  /** Of one topic: a broker may send what it kept before or after what just came. */
  private static Mqtt5Publish on(String topic, Broker.Listener listener) {
    return listener.heard().stream()
        .filter(one -> one.getTopic().toString().equals(topic))
        .findFirst()
        .orElseThrow();
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
  void talksThroughTlsAndTrustsOnlyWhomItShould() throws Exception {
    try (MqttConnector trusting = connector(Optional.of(certificate));
        MqttConnector doubting = connector(Optional.empty())) {
      awaitConnection(trusting);
      assertThat(send(trusting)).isEqualTo(new Delivered());
      assertThat(send(doubting)).isInstanceOf(Unreachable.class);
    }
  }

  private static MqttConnector connector(Optional<Path> ca) {
    Tls tls = new Tls(ca, Optional.empty(), Optional.empty());
    return opened(
        new MqttSettings(
            "localhost",
            "tls-" + tls.ca().isPresent(),
            Optional.of(encrypted),
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
