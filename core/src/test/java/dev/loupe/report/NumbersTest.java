package dev.loupe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void printsFourSignificantDigits() {
    assertThat(Numbers.significant(3.8620001)).isEqualTo("3.862");
    assertThat(Numbers.significant(0.042134)).isEqualTo("0.04213");
    assertThat(Numbers.significant(12345.67)).isEqualTo("12345.7");
    assertThat(Numbers.significant(1.2341e-9)).isEqualTo("1.234e-09");
    assertThat(Numbers.significant(0)).isEqualTo("0");
    assertThat(Numbers.significant(3)).isEqualTo("3.000");
    assertThat(Numbers.significant(-0.5)).isEqualTo("-0.5000");
  }

  @Test
  void saysWhenThereIsNoNumber() {
    assertThat(Numbers.significant(Double.NaN)).isEqualTo("n/a");
    assertThat(Numbers.fixed(Double.POSITIVE_INFINITY, 2)).isEqualTo("n/a");
    assertThat(Numbers.percent(Double.NaN)).isEqualTo("n/a");
  }

  @Test
  void usesAPointWhateverTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(Numbers.percent(0.9844)).isEqualTo("98.4\u202F%");
      assertThat(Numbers.count(1234567)).isEqualTo("1\u202F234\u202F567");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void countsInWords() {
    assertThat(Numbers.counted(1, "picture", "pictures")).isEqualTo("1 picture");
    assertThat(Numbers.counted(0, "picture", "pictures")).isEqualTo("0 pictures");
  }
}
