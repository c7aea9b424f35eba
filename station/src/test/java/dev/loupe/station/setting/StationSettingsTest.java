package dev.loupe.station.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import org.junit.jupiter.api.Test;

class StationSettingsTest {

  @Test
  void laysWhatIsStatedOverTheDefaults() {
    StationSettings settings =
        StationSettings.parse("keep: {quota: 3GiB}\nserver: {port: 9000}", "s.yaml");
    assertThat(settings.keep().quota()).isEqualTo(Bytes.gibi(3));
    assertThat(settings.keep().okOneIn()).isEqualTo(KeepSettings.DEFAULT.okOneIn());
    assertThat(settings.server().port()).isEqualTo(9000);
    assertThat(StationSettings.parse("", "s.yaml")).isEqualTo(StationSettings.DEFAULT);
  }

  @Test
  void namesAKeyThatDoesNotExist() {
    assertThatThrownBy(() -> StationSettings.parse("keep: {qouta: 3GiB}", "s.yaml"))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("keep.qouta");
  }

  @Test
  void saysWhatCannotBe() {
    assertThatThrownBy(() -> StationSettings.parse("server: {port: 70000}", "s.yaml"))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("0..65535");
    assertThatThrownBy(() -> StationSettings.parse("database: {url: 'jdbc:h2:x'}", "s.yaml"))
        .hasMessageContaining("jdbc:postgresql:");
  }

  @Test
  void writesAmountsAsItReadsThem() {
    for (String amount : new String[] {"0B", "1000B", "64MiB", "20GiB", "3TiB", "1025KiB"}) {
      assertThat(Bytes.of(amount)).hasToString(amount);
    }
  }
}
