package dev.loupe.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import dev.loupe.backbone.Backbone;
import dev.loupe.backbone.BackboneStore;
import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.InputGeometry;
import dev.loupe.image.Picture;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.OnnxGraph;
import dev.loupe.network.OnnxRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class FeatureCacheTest {

  private static final Backbone BACKBONE = new BackboneStore(Path.of("none")).load("seeded-small");
  private static final PatchFeatures FEATURES =
      new PatchFeatures(
          BACKBONE, List.of("layer2", "layer3"), AdaptivePooled.to(64), InputGeometry.whole(64));
  private static final List<PictureSource> PICTURES =
      List.of(picture(1, 80, 70), picture(2, 64, 64), picture(3, 200, 90));

  private static FeatureExtractor extractor;

  @BeforeAll
  static void open() {
    extractor = new FeatureExtractor(FEATURES, 1);
  }

  @AfterAll
  static void close() {
    extractor.close();
  }

  @Test
  void featuresLieRowByRow() {
    assertThat(extractor.grid()).isEqualTo(new FeatureGrid(8, 8, 64));
    OnnxGraph.Builder graph = OnnxGraph.builder("map");
    graph.output("map", FEATURES.map(graph));
    Picture picture = PICTURES.get(0).picture();
    FloatTensor map =
        OnnxRun.run(graph.build(), picture.rgb(), picture.height(), picture.width()).get("map");
    float[] rows = extractor.extract(picture);
    for (int patch = 0; patch < 64; patch++) {
      for (int d = 0; d < 64; d++) {
        assertThat(rows[patch * 64 + d]).isCloseTo(map.values()[d * 64 + patch], within(1e-5f));
      }
    }
  }

  @Test
  void memoryAndDiskHoldTheSame() {
    try (FeatureCache memory = FeatureCache.of(extractor, PICTURES, 1 << 20, Progress.NONE);
        FeatureCache disk = FeatureCache.of(extractor, PICTURES, 1000, Progress.NONE)) {
      assertThat(memory.onDisk()).isFalse();
      assertThat(disk.onDisk()).isTrue();
      assertThat(disk.rows()).isEqualTo(3 * 64);
      long[] rows = {0, 191, 64, 7};
      float[] fromMemory = new float[4 * 64];
      float[] fromDisk = new float[4 * 64];
      memory.gather(rows, fromMemory);
      disk.gather(rows, fromDisk);
      assertThat(fromDisk).isEqualTo(fromMemory);
      float[] second = new float[64 * 64];
      disk.image(1, second, 0);
      assertThat(second).isEqualTo(extractor.extract(PICTURES.get(1).picture()));
      assertThat(second).startsWith(java.util.Arrays.copyOfRange(fromDisk, 128, 192));
    }
  }

  @Test
  void saysWhenFeaturesGoToDiskAndOnlyThen() {
    List<String> remarks = new ArrayList<>();
    Progress listening =
        new Progress() {
          @Override
          public Task start(String what, long total) {
            return new Task() {};
          }

          @Override
          public void remark(String sentence) {
            remarks.add(sentence);
          }
        };
    FeatureCache.of(extractor, PICTURES, 1 << 20, listening).close();
    assertThat(remarks).isEmpty();
    FeatureCache.of(extractor, PICTURES, 1000, listening).close();
    assertThat(remarks).singleElement().asString().contains("3 pictures", "go to a file in");
  }

  @Test
  void tellsItsProgress() {
    List<Long> steps = new ArrayList<>();
    Progress progress =
        (what, total) ->
            new Progress.Task() {
              @Override
              public void advance(long done) {
                steps.add(total);
              }
            };
    FeatureCache.of(extractor, PICTURES, 1 << 20, progress).close();
    assertThat(steps).containsExactly(3L, 3L, 3L);
  }

  @Test
  void stopsWhenInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> FeatureCache.of(extractor, PICTURES, 1000, Progress.NONE))
          .isInstanceOf(InterruptedWorkException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static PictureSource picture(long seed, int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    new Random(seed).nextBytes(rgb);
    return new PictureSource() {
      @Override
      public byte[] content() {
        return rgb;
      }

      @Override
      public Picture picture() {
        return new Picture(width, height, rgb);
      }
    };
  }
}
