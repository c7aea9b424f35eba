package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {

  @ParameterizedTest
  @CsvSource({
    "4GiB, 4294967296",
    "4g, 4294967296",
    "512MiB, 536870912",
    "512 MB, 536870912",
    "1.5G, 1610612736",
    "2048K, 2097152",
    "2000000, 2000000"
  })
  void readsMemory(String text, long bytes) {
    assertThat(new MemoryConverter().convert(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GiB", "-1GiB", "0", "12", "1e9", "4 apples", "9PiB"})
  void refusesWhatIsNoMemory(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new MemoryConverter().convert(text))
        .withMessageContaining("'" + text + "'");
  }

  @Test
  void readsSharesAndPercentages() {
    assertThat(new ShareConverter().convert("0.005")).isEqualTo(0.005);
    assertThat(new ShareConverter().convert("0.5%")).isEqualTo(0.005);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "-0.1", "100%", "NaN", "half", ""})
  void refusesWhatIsNoShare(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new ShareConverter().convert(text));
  }
}
