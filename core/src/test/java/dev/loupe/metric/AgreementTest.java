package dev.loupe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Agreement of partitions against cases that can be computed by hand. */
class AgreementTest {

  @Test
  void isOneForTheSamePartitionUnderOtherNames() {
    Agreement same = Agreement.of(List.of(2, 2, 0, 0, 1), List.of("a", "a", "b", "b", "c"));

    assertThat(same.purity()).isEqualTo(1);
    assertThat(same.mutualInformation()).isCloseTo(1, within(1e-12));
    assertThat(same.adjustedRand()).isEqualTo(1);
  }

  /** Groups aab, bb against kinds: purity (2 + 2) / 5; pairs: see the computation beside. */
  @Test
  void countsWhatIsMixedUp() {
    Agreement mixed = Agreement.of(List.of(1, 1, 1, 2, 2), List.of("a", "a", "b", "b", "b"));

    assertThat(mixed.purity()).isEqualTo(0.8);
    // Pairs together in both: 1 + 1 = 2; in groups 3 + 1 = 4, in kinds 1 + 3 = 4, of 10.
    assertThat(mixed.adjustedRand()).isCloseTo((2 - 1.6) / (4 - 1.6), within(1e-12));
    double h = -(0.4 * Math.log(0.4) + 0.6 * Math.log(0.6));
    double joint = -(0.4 * Math.log(0.4) * 2 + 0.2 * Math.log(0.2));
    assertThat(mixed.mutualInformation()).isCloseTo(2 * (2 * h - joint) / (2 * h), within(1e-12));
  }

  @Test
  void isAboutZeroForGroupsAtRandom() {
    SplittableRandom random = new SplittableRandom(1);
    List<Integer> groups = new ArrayList<>();
    List<Integer> kinds = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      groups.add(random.nextInt(4));
      kinds.add(random.nextInt(5));
    }
    assertThat(Agreement.of(groups, kinds).adjustedRand()).isCloseTo(0, within(0.01));
    assertThat(Agreement.of(groups, kinds).mutualInformation()).isCloseTo(0, within(0.01));
  }

  @Test
  void isPureButSaysLittleWhenEachItemIsAGroup() {
    Agreement single = Agreement.of(List.of(1, 2, 3, 4), List.of("a", "a", "b", "b"));

    assertThat(single.purity()).isEqualTo(1);
    assertThat(single.adjustedRand()).isZero();
  }

  @Test
  void refusesListsThatDoNotPairUp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Agreement.of(List.of(1), List.of("a", "b")));
    assertThatIllegalArgumentException().isThrownBy(() -> Agreement.of(List.of(), List.of()));
  }
}
