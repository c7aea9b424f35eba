package dev.loupe.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitsTest {

  @Test
  void dealsHalfOfTheGoodPicturesInWholeGroups() {
    List<Sample> split = new GroupSplit(0.5, 3).apply(samples(40, 4));

    assertThat(split.stream().filter(sample -> sample.split() == Split.TRAIN)).hasSize(20);
    assertThat(groups(split, Split.TRAIN)).doesNotContainAnyElementsOf(groups(split, Split.TEST));
  }

  @Test
  void splitsTheSameForTheSameSeedAndAnotherWayForAnother() {
    List<Sample> samples = samples(40, 1);

    assertThat(new GroupSplit(0.5, 3).apply(samples))
        .isEqualTo(new GroupSplit(0.5, 3).apply(samples));
    assertThat(new GroupSplit(0.5, 3).apply(samples))
        .isNotEqualTo(new GroupSplit(0.5, 4).apply(samples));
  }

  @Test
  void shufflesTheSameOnEveryMachine() {
    assertThat(new Shuffle(0).order(List.of("a", "b", "c", "d")))
        .containsExactlyElementsOf(List.of("a", "c", "b", "d"));
  }

  @Test
  void holdsOutWholeGroupsAndLosesNoPicture() {
    List<Sample> train = samples(50, 5).stream().filter(sample -> !sample.defective()).toList();

    HeldOut parts = HeldOut.split(train, 0.2, 1);

    assertThat(parts.heldOut()).hasSize(10);
    assertThat(parts.fit()).hasSize(40);
    Set<Sample> all = new HashSet<>(parts.fit());
    all.addAll(parts.heldOut());
    assertThat(all).containsExactlyInAnyOrderElementsOf(train);
    assertThat(parts.fit())
        .extracting(Sample::group)
        .doesNotContainAnyElementsOf(parts.heldOut().stream().map(Sample::group).toList());
    assertThat(parts.description())
        .isEqualTo("40 pictures to fit, 10 held out for the threshold (2 whole parts, seed 1)");
  }

  @Test
  void alwaysLeavesSomethingOnBothSides() {
    for (double share : new double[] {0.001, 0.5, 0.999}) {
      HeldOut parts = HeldOut.split(samples(4, 2), share, 0);
      assertThat(parts.fit()).isNotEmpty();
      assertThat(parts.heldOut()).isNotEmpty();
    }
  }

  @Test
  void refusesToHoldOutFromASinglePart() {
    assertThatThrownBy(() -> HeldOut.split(samples(4, 4).subList(0, 4), 0.2, 0))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("at least two parts");
    assertThatThrownBy(() -> HeldOut.split(samples(4, 1), 1.0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.0");
  }

  private static Set<String> groups(List<Sample> samples, Split split) {
    return samples.stream()
        .filter(sample -> sample.split() == split)
        .map(Sample::group)
        .collect(Collectors.toSet());
  }

  /** So many good pictures in groups of this size, and one defective. */
  private static List<Sample> samples(int good, int groupSize) {
    return Stream.concat(
            IntStream.range(0, good).mapToObj(i -> sample(i, "part" + i / groupSize, Label.GOOD)),
            Stream.of(sample(good, "broken", Label.DEFECTIVE)))
        .toList();
  }

  private static final GreyPixels PIXELS = new GreyPixels(1, 1, new byte[1]);

  private static Sample sample(int number, String group, Label label) {
    return new Sample(
        "p%03d".formatted(number), PIXELS, label, "good", Optional.empty(), Split.TEST, group);
  }
}
