package dev.loupe.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

  @TempDir Path folder;

  @Test
  void staysTheSameUnderAnotherPathAndInAnotherOrder() {
    Dataset here = parts("here").open();
    Dataset there = parts("there").open();
    List<Sample> turned = new ArrayList<>(there.samples());
    Collections.reverse(turned);

    assertThat(Fingerprint.of(here)).isEqualTo(Fingerprint.of(there));
    assertThat(Fingerprint.of(new Dataset("x", "folder", turned))).isEqualTo(Fingerprint.of(here));
    assertThat(Fingerprint.of(here).sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void changesWithEveryPictureMaskAndSplit() {
    Fingerprint before = Fingerprint.of(parts("before").open());

    assertThat(after(plant -> plant.pictures("good/1.png"))).isNotEqualTo(before);
    assertThat(after(plant -> plant.emptyMasks("bad/3_mask.png"))).isNotEqualTo(before);
    assertThat(after(plant -> plant.copy("good/1.png", "good/9.png"))).isNotEqualTo(before);
    Dataset dataset = parts("moved").open();
    List<Sample> moved =
        dataset.samples().stream().map(sample -> sample.withSplit(Split.UNUSED)).toList();
    assertThat(Fingerprint.of(new Dataset("x", "folder", moved))).isNotEqualTo(before);
  }

  private Fingerprint after(Consumer<Plant> change) {
    Plant plant = parts("changed");
    change.accept(plant);
    return Fingerprint.of(plant.open());
  }

  private Plant parts(String name) {
    return new Plant(folder.resolve(name))
        .pictures("good/1.png", "good/2.png", "bad/3.png")
        .masks("bad/3_mask.png");
  }
}
