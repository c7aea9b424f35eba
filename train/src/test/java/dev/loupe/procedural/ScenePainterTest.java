package dev.loupe.procedural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import dev.loupe.Progress;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ScenePainterTest {

  private static final MaterialLibrary LIBRARY = MaterialLibrary.of(20, 5, Progress.NONE);
  private static final ScenePainter PAINTER = new ScenePainter(LIBRARY, 48);

  @Test
  void paintsTheSameSceneForTheSameNumber() {
    ScenePainter another = new ScenePainter(MaterialLibrary.of(20, 5, Progress.NONE), 48);
    assertThat(another.paint(7).pixels()).isEqualTo(PAINTER.paint(7).pixels());
    assertThat(PAINTER.paint(8).pixels()).isNotEqualTo(PAINTER.paint(7).pixels());
  }

  @Test
  void staysWithinTheRangeOfPixelsAndOfMaterials() {
    for (int number = 0; number < 100; number++) {
      Scene scene = PAINTER.paint(number);
      for (float value : scene.pixels()) {
        assertThat(value).isBetween(0f, 1f);
      }
      for (short material : scene.materials()) {
        assertThat(material).isBetween((short) 0, (short) 19);
      }
    }
  }

  @Test
  void marksThingsOfEveryKindAndSpoilsSomeScenesButNotAll() {
    boolean[] kinds = new boolean[Scene.kindCount()];
    int spoiled = 0;
    for (int number = 0; number < 60; number++) {
      Scene scene = PAINTER.paint(number);
      for (byte kind : scene.kinds()) {
        kinds[kind] = true;
      }
      spoiled += IntStream.range(0, 48 * 48).anyMatch(i -> scene.blemished()[i]) ? 1 : 0;
    }
    assertThat(kinds).doesNotContain(false);
    assertThat(spoiled).isBetween(20, 50);
  }

  @Test
  void leavesOutThingsAndBlemishesWhenAsked() {
    ScenePainter bare =
        new ScenePainter(LIBRARY, 48, Set.of(Ingredient.THINGS, Ingredient.BLEMISHES));
    for (int number = 0; number < 40; number++) {
      Scene scene = bare.paint(number);
      assertThat(scene.things()).containsOnly((byte) 0);
      assertThat(scene.blemished()).doesNotContain(true);
      assertThat(PAINTER.paint(number).pixels()).isNotEqualTo(scene.pixels());
    }
  }

  @Test
  void withoutACameraASceneIsAsItsMaterialsAre() {
    ScenePainter plain = new ScenePainter(LIBRARY, 48, Set.of(Ingredient.CAMERA));
    assertThat(plain.paint(7).materials()).isEqualTo(PAINTER.paint(7).materials());
    assertThat(plain.paint(7).pixels()).isNotEqualTo(PAINTER.paint(7).pixels());
  }

  @Test
  void materialsComeFromTheFamiliesThatAreLeft() {
    Set<Ingredient> strokesAlone =
        Ingredient.named(List.of("noise", "lattices", "cells", "relief"));
    assertThat(Pattern.without(strokesAlone))
        .containsExactly(
            Pattern.FIBRES, Pattern.LEAVES, Pattern.TRACES, Pattern.WRITING, Pattern.FRACTAL);
    MaterialLibrary library = MaterialLibrary.of(10, 5, strokesAlone, Progress.NONE);
    for (int i = 0; i < library.count(); i++) {
      assertThat(library.get(i).relief()).isZero();
    }
    assertThat(MaterialLibrary.of(10, 5, Set.of(Ingredient.CELLS), Progress.NONE).get(0).heights())
        .isEqualTo(LIBRARY.get(0).heights());
  }

  @Test
  void refusesToLeaveOutEverythingOrWhatThereIsNot() {
    assertThatThrownBy(() -> Ingredient.named(List.of("noise", "lattices", "cells", "strokes")))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("no pattern left");
    assertThatThrownBy(() -> Ingredient.named(List.of("leaves")))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("'leaves'")
        .hasMessageContaining("noise, lattices");
  }

  @Test
  void aThingHasOneMaterialAndOneKind() {
    Scene scene = PAINTER.paint(3);
    short[] material = new short[10];
    byte[] kind = new byte[10];
    java.util.Arrays.fill(material, (short) -1);
    for (int i = 0; i < 48 * 48; i++) {
      int thing = scene.things()[i];
      if (material[thing] < 0) {
        material[thing] = scene.materials()[i];
        kind[thing] = scene.kinds()[i];
      }
      assertThat(scene.materials()[i]).isEqualTo(material[thing]);
      assertThat(scene.kinds()[i]).isEqualTo(kind[thing]);
    }
  }

  @ParameterizedTest
  @EnumSource(Pattern.class)
  void everyPatternUsesTheWholeRangeOfHeightsAndLooksDifferentWithAnotherSeed(Pattern pattern) {
    byte[] heights = pattern.paint(64, new SplittableRandom(1)).stretched();
    assertThat(heights).contains((byte) 0, (byte) 255);
    assertThat(pattern.paint(64, new SplittableRandom(2)).stretched()).isNotEqualTo(heights);
    assertThat(pattern.paint(64, new SplittableRandom(1)).stretched()).isEqualTo(heights);
  }

  @Test
  void distancesOfOutlinesNeverPromiseMoreRoomThanThereIs() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 200; i++) {
      Silhouette outline = Silhouette.any(48, random);
      for (int y = 0; y < 48; y += 3) {
        for (int x = 0; x < 48; x++) {
          double here = outline.distance(x, y);
          double next = outline.distance(x + 1.0, y);
          assertThat(Math.abs(next - here)).isLessThanOrEqualTo(1 + 1e-9);
        }
      }
    }
  }
}
