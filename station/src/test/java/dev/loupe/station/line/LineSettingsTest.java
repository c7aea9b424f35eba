package dev.loupe.station.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import dev.loupe.station.setting.StationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of docs/line.md, read as the server reads them. */
class LineSettingsTest {

  private static final String EXAMPLE =
      """
      line:
        mqtt: {host: broker.plant, station: aoi-server-1, user: loupe, password: env:LOUPE_MQTT_PASSWORD, tls: {ca: /etc/loupe/ca.pem}}
        webhooks:
          - {name: mes, url: https://mes.example/loupe, secret: env:LOUPE_MES_SECRET, kinds: [alert]}
        delivery: {attempts: 7}
      alerts:
        ng_rate: {count: 5}
      watch:
        - {name: aoi-1, folder: /data/aoi-1/out, station: main, pattern: '(?<serial>[A-Z]\\d+)_.*\\.png'}
      schedules:
        - {name: nightly-stock, cron: '30 2 * * MON-FRI', zone: Europe/Berlin, folder: /data/stock, station: main}
      """;

  @Test
  void readsTheExampleAndLeavesTheRestAtItsDefaults() {
    StationSettings settings = StationSettings.parse(EXAMPLE, "example");
    MqttSettings mqtt = settings.line().mqtt().orElseThrow();
    assertThat(mqtt.effectivePort()).isEqualTo(8883);
    assertThat(mqtt.topic(MessageKind.ALERT)).hasToString("loupe/{station}/alerts");
    WebhookSettings webhook = settings.line().webhooks().get(0);
    assertThat(webhook.wanted()).isEqualTo(Set.of(MessageKind.ALERT));
    assertThat(settings.line().delivery().attempts()).isEqualTo(7);
    assertThat(settings.line().delivery().longestWait()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.alerts().ngRate().count()).isEqualTo(5);
    assertThat(settings.alerts().ngRate().parts()).isEqualTo(20);
    assertThat(settings.watch().get(0).doneFolder()).isEqualTo(Path.of("/data/aoi-1/out/done"));
    assertThat(settings.schedules().get(0).limit()).isEqualTo(10_000);
  }

  @Test
  void tellsNobodyWithoutSettings() {
    StationSettings settings = StationSettings.parse("", "nothing");
    assertThat(settings.line()).isEqualTo(LineSettings.DEFAULT);
    assertThat(StationSettings.parse("server: {}", "little").alerts()).isEqualTo(settings.alerts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "line: {webhooks: [{name: a, url: 'ftp://x/', secret: 'env:K'}]}",
        "line: {webhooks: [{name: a, url: 'http://x/', secret: plain-text}]}",
        "line: {mqtt: {host: b, station: s, inspections: 'a/{who}'}}",
        "alerts: {ng_rate: {count: 50}}",
        "alerts: {no_such_rule: {}}",
        "watch: [{name: a, folder: /x, pattern: '[A-Z]+'}]",
        "schedules: [{name: a, cron: 'never', folder: /x}]"
      })
  void refusesWhatCannotWorkWithoutShowingSecrets(String yaml) {
    assertThatThrownBy(() -> StationSettings.parse(yaml, "settings"))
        .isInstanceOf(LoupeException.class)
        .hasMessageNotContaining("plain-text");
  }
}
