package dev.loupe.station.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.MqttEncodeException;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuthBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes messages to an MQTT 5 broker with QoS 1, and this server's presence as a retained
 * message with a last will.
 *
 * <p>Connects in the background, and again by itself after every loss, after one second at first
 * and after at most thirty. While there is no connection every message is unreachable: nothing is
 * queued here, the outbox is the queue. A message counts as delivered once the broker has
 * acknowledged it. The broker's {@code NOT_AUTHORIZED}, {@code TOPIC_NAME_INVALID} and {@code
 * PAYLOAD_FORMAT_INVALID}, and a message larger than the broker takes, are final.
 *
 * <p>Each message has the content type {@code application/json} and the user properties {@code
 * idempotency-key} and {@code kind}. The presence is {@code {"station": "aoi-1", "online": true}}:
 * false when the server was shut down, and from the broker itself when the connection broke.
 */
public final class MqttConnector implements Connector {

  private static final Logger LOG = LoggerFactory.getLogger(MqttConnector.class);
  private static final Set<Mqtt5PubAckReasonCode> FINAL =
      EnumSet.of(
          Mqtt5PubAckReasonCode.NOT_AUTHORIZED,
          Mqtt5PubAckReasonCode.TOPIC_NAME_INVALID,
          Mqtt5PubAckReasonCode.PAYLOAD_FORMAT_INVALID);
  private static final int KEEP_ALIVE_SECONDS = 20;
  private static final Duration FIRST_RECONNECT = Duration.ofSeconds(1);
  private static final Duration LONGEST_RECONNECT = Duration.ofSeconds(30);
  private static final int SESSION_SECONDS = 300;
  private static final int CLOSE_SECONDS = 2;

  private final MqttSettings settings;
  private final Mqtt5AsyncClient client;
  private volatile Runnable wake = () -> {};
  private volatile String lastTrouble = "never connected";

  /**
   * A connector that does not connect yet.
   *
   * @param settings of the broker
   * @param environment that secrets may come from
   * @throws dev.loupe.LoupeException when a secret or a certificate cannot be read; a broker that
   *     is not there is no reason
   */
  public MqttConnector(MqttSettings settings, Map<String, String> environment) {
    this(settings, environment, FIRST_RECONNECT, LONGEST_RECONNECT);
  }

  MqttConnector(
      MqttSettings settings, Map<String, String> environment, Duration first, Duration longest) {
    this.settings = settings;
    client = client(environment, first, longest);
  }

  private Mqtt5AsyncClient client(
      Map<String, String> environment, Duration first, Duration longest) {
    Mqtt5ClientBuilder builder =
        Mqtt5Client.builder()
            .identifier("loupe-" + settings.station())
            .serverHost(settings.host())
            .serverPort(settings.effectivePort())
            .willPublish(presence(false))
            .automaticReconnect()
            .initialDelay(first.toMillis(), TimeUnit.MILLISECONDS)
            .maxDelay(longest.toMillis(), TimeUnit.MILLISECONDS)
            .applyAutomaticReconnect()
            .addConnectedListener(context -> connected())
            .addDisconnectedListener(this::disconnected);
    Mqtt5ClientBuilder encrypted =
        settings
            .tls()
            .map(tls -> builder.sslConfig(new MqttTls(tls, environment).config()))
            .orElse(builder);
    return auth(environment).map(encrypted::simpleAuth).orElse(encrypted).buildAsync();
  }

  private Optional<Mqtt5SimpleAuth> auth(Map<String, String> environment) {
    return settings.user().map(user -> auth(user, environment));
  }

  private Mqtt5SimpleAuth auth(String user, Map<String, String> environment) {
    Mqtt5SimpleAuthBuilder.Complete auth = Mqtt5SimpleAuth.builder().username(user);
    return settings
        .password()
        .map(secret -> auth.password(secret.read(environment)))
        .orElse(auth)
        .build();
  }

  @Override
  public void open() {
    client
        .connectWith()
        .cleanStart(true)
        .keepAlive(KEEP_ALIVE_SECONDS)
        .sessionExpiryInterval(SESSION_SECONDS)
        .send()
        .exceptionally(
            failure -> {
              LOG.debug("The first connection to {} ended", address(), failure);
              return null;
            });
  }

  private void connected() {
    LOG.info("Connected to the MQTT broker {}", address());
    client.publish(presence(true));
    wake.run();
  }

  private void disconnected(MqttClientDisconnectedContext context) {
    String trouble = reason(context.getCause());
    if (!trouble.equals(lastTrouble)) {
      LOG.warn("No connection to the MQTT broker {}: {}", address(), trouble);
    }
    lastTrouble = trouble;
  }

  @Override
  public String name() {
    return "mqtt";
  }

  @Override
  public Set<MessageKind> kinds() {
    return settings.wanted();
  }

  @Override
  public void onOpen(Runnable opened) {
    wake = opened;
  }

  @Override
  public CompletableFuture<Outcome> send(LineMessage message) {
    if (!client.getState().isConnected()) {
      return CompletableFuture.completedFuture(unreachable(lastTrouble));
    }
    return client
        .publish(publish(message))
        .orTimeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
        .handle((result, failure) -> failure == null ? judged(result) : failed(failure));
  }

  private Mqtt5Publish publish(LineMessage message) {
    return Mqtt5Publish.builder()
        .topic(settings.topic(message.kind()).fill(message.names()))
        .qos(MqttQos.AT_LEAST_ONCE)
        .payloadFormatIndicator(Mqtt5PayloadFormatIndicator.UTF_8)
        .contentType("application/json")
        .userProperties()
        .add("idempotency-key", message.key())
        .add("kind", message.kind().word())
        .applyUserProperties()
        .payload(message.body().getBytes(UTF_8))
        .build();
  }

  private Outcome judged(Mqtt5PublishResult result) {
    return result.getError().map(this::failed).orElse(Outcome.delivered());
  }

  private Outcome failed(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof Mqtt5PubAckException refusal) {
      Mqtt5PubAckReasonCode code = refusal.getMqttMessage().getReasonCode();
      String reason = "the broker answered " + code;
      return FINAL.contains(code) ? new Outcome.Refused(reason) : Outcome.retry(reason);
    }
    if (cause instanceof MqttEncodeException) {
      return new Outcome.Refused(reason(cause));
    }
    return cause instanceof TimeoutException
        ? unreachable("no acknowledgement within " + settings.patience())
        : unreachable(reason(cause));
  }

  private Outcome unreachable(String reason) {
    return new Outcome.Unreachable("no connection to the broker " + address() + ": " + reason);
  }

  private String address() {
    return settings.host() + ":" + settings.effectivePort();
  }

  private static String reason(Throwable cause) {
    Throwable root =
        cause.getMessage() == null && cause.getCause() != null ? cause.getCause() : cause;
    return Optional.ofNullable(root.getMessage()).orElse(root.getClass().getSimpleName());
  }

  private Mqtt5Publish presence(boolean online) {
    return Mqtt5Publish.builder()
        .topic(settings.presenceTopic().fill(Map.of("station", settings.station())))
        .qos(MqttQos.AT_LEAST_ONCE)
        .retain(true)
        .contentType("application/json")
        .payload(
            "{\"station\":\"%s\",\"online\":%s}"
                .formatted(settings.station(), online)
                .getBytes(UTF_8))
        .build();
  }

  /** Says goodbye, within two seconds; what is not acknowledged then stays in the outbox. */
  @Override
  public void close() {
    try {
      if (client.getState().isConnected()) {
        client.publish(presence(false)).get(CLOSE_SECONDS, TimeUnit.SECONDS);
      }
      client.disconnect().get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The MQTT broker did not hear the goodbye", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
