package dev.loupe.station.line;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom the server tells: {@code line} in its settings. Nobody, by default.
 *
 * @param mqtt a broker
 * @param webhooks any number of them, each with a name of its own
 * @param delivery how the outbox is worked off
 */
public record LineSettings(
    Optional<MqttSettings> mqtt, List<WebhookSettings> webhooks, DeliverySettings delivery) {

  /** Tells nobody. */
  public static final LineSettings DEFAULT =
      new LineSettings(Optional.empty(), List.of(), DeliverySettings.DEFAULT);

  /** Checks that names are unique. */
  public LineSettings {
    webhooks = List.copyOf(webhooks);
    Set<String> names = new HashSet<>();
    for (WebhookSettings webhook : webhooks) {
      if (!names.add(webhook.name())) {
        throw new IllegalArgumentException("Two webhooks are called " + webhook.name());
      }
    }
  }
}
