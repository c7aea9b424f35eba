package dev.loupe.station.line;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A broker to publish to.
 *
 * <pre>{@code
 * mqtt:
 *   host: broker.plant
 *   station: aoi-server-1        # names this server in the presence topic
 *   user: loupe
 *   password: env:LOUPE_MQTT_PASSWORD
 *   tls: {ca: /etc/loupe/plant-ca.pem}
 * }</pre>
 *
 * @param host of the broker
 * @param station names this server: its client id, and {@code {station}} in the presence topic
 * @param port absent means 1883, or 8883 with TLS
 * @param user to log in as
 * @param password of the user
 * @param tls absent means no encryption
 * @param inspections topic; absent means {@code loupe/{station}/inspections}
 * @param alerts topic; absent means {@code loupe/{station}/alerts}
 * @param presence topic of the retained presence; absent means {@code loupe/{station}/presence}
 * @param kinds what is published; absent means everything
 * @param timeout for an acknowledgement; absent means ten seconds
 */
public record MqttSettings(
    String host,
    String station,
    Optional<Integer> port,
    Optional<String> user,
    Optional<Secret> password,
    Optional<Tls> tls,
    Optional<TopicTemplate> inspections,
    Optional<TopicTemplate> alerts,
    Optional<TopicTemplate> presence,
    Optional<List<MessageKind>> kinds,
    Optional<Duration> timeout) {

  /**
   * How the connection is encrypted. Host names are always verified.
   *
   * @param ca certificates (PEM) that are trusted; absent means those of Java
   * @param clientKeys a PKCS #12 file with this server's own key and certificate
   * @param clientKeysPassword of that file
   */
  public record Tls(
      Optional<Path> ca, Optional<Path> clientKeys, Optional<Secret> clientKeysPassword) {}

  private static final int PLAIN = 1883;
  private static final int ENCRYPTED = 8883;

  /** Checks what a broker would refuse. */
  public MqttSettings {
    if (host.isBlank() || !station.matches("[A-Za-z0-9_.-]{1,60}")) {
      throw new IllegalArgumentException(
          "mqtt needs a host, and a station of 1 to 60 of A-Z a-z 0-9 - _ . : " + station);
    }
    if (port.filter(number -> number < 1 || number > 65_535).isPresent()) {
      throw new IllegalArgumentException("mqtt.port must lie in 1..65535, not " + port.get());
    }
    kinds = kinds.map(List::copyOf);
  }

  /** A broker without encryption and log-in, everything else by default. */
  public static MqttSettings plain(String host, int port, String station) {
    return new MqttSettings(
        host,
        station,
        Optional.of(port),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  int effectivePort() {
    return port.orElse(tls.isPresent() ? ENCRYPTED : PLAIN);
  }

  TopicTemplate topic(MessageKind kind) {
    return switch (kind) {
      case INSPECTION -> inspections.orElse(new TopicTemplate("loupe/{station}/inspections"));
      case ALERT -> alerts.orElse(new TopicTemplate("loupe/{station}/alerts"));
    };
  }

  TopicTemplate presenceTopic() {
    return presence.orElse(new TopicTemplate("loupe/{station}/presence"));
  }

  Set<MessageKind> wanted() {
    return kinds.map(Set::copyOf).orElse(Set.of(MessageKind.values()));
  }

  Duration patience() {
    return timeout.orElse(Duration.ofSeconds(10));
  }
}
