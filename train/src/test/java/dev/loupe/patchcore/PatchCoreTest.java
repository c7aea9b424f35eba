package dev.loupe.patchcore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import dev.loupe.Progress;
import dev.loupe.dataset.Label;
import dev.loupe.dataset.PictureSource;
import dev.loupe.dataset.Sample;
import dev.loupe.dataset.Split;
import dev.loupe.detector.ScoringGraph;
import dev.loupe.image.Picture;
import dev.loupe.method.Settings;
import dev.loupe.method.TrainedGraph;
import dev.loupe.method.TrainingInput;
import dev.loupe.network.OnnxGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class PatchCoreTest {

  private static final PatchCore METHOD = new PatchCore();
  private static final long PLENTY = 1L << 30;

  @ParameterizedTest
  @ValueSource(strings = {"default", "official", "anomalib", "fast"})
  void scoresASpotHigherThanEveryGoodPicture(String preset) {
    TrainedGraph trained = METHOD.train(small(preset), input(12, 1, PLENTY, Progress.NONE));
    double worst = 0;
    for (int seed = 100; seed < 108; seed++) {
      worst = Math.max(worst, score(trained, stripes(seed)));
    }
    assertThat(score(trained, spotted(200))).isGreaterThan(worst);
  }

  @Test
  void givesTheSameGraphForTheSameSeedWithAnyNumberOfThreads() {
    TrainedGraph one = METHOD.train(small("default"), input(6, 1, PLENTY, Progress.NONE));
    TrainedGraph other = METHOD.train(small("default"), input(6, 3, PLENTY, Progress.NONE));
    assertThat(BankGraph.of(OnnxGraph.of(one.onnx())).bank().entries().values())
        .isEqualTo(BankGraph.of(OnnxGraph.of(other.onnx())).bank().entries().values());
  }

  @Test
  void keepsToASmallBudgetInPartsAndStillCoversEveryPatch() {
    List<String> remarks = new ArrayList<>();
    TrainingInput input = input(40, 1, 1 << 20, said(remarks));
    TrainedGraph trained = METHOD.train(small("default"), input);
    assertThat(remarks).hasSize(1);
    assertThat(remarks.get(0)).contains("budget 1 MiB", "parts of");
    assertThat(Integer.parseInt(trained.remarks().get("parts"))).isGreaterThan(1);
    BankGraph bank = BankGraph.of(OnnxGraph.of(trained.onnx()));
    assertThat(bank.bank().count()).isBetween(300, 40 * bank.grid().patches() / 10);
    assertThat(remarks.get(0)).contains("for a bank of " + bank.bank().count());
    for (Sample sample : input.good()) {
      assertThat(largest(trained, sample.source().picture()))
          .isLessThanOrEqualTo(bank.radius() * 1.0001);
    }
    assertThat(score(trained, spotted(200))).isGreaterThan(score(trained, stripes(100)));
  }

  @Test
  void learnsAFalseCallAndScoresNothingHigherThanBefore() {
    TrainedGraph before = METHOD.train(small("default"), input(12, 1, PLENTY, Progress.NONE));
    TrainingInput further = further(List.of(spotted(200)));
    TrainedGraph after = METHOD.learn(small("default"), before, further);
    double radius = BankGraph.of(OnnxGraph.of(before.onnx())).radius();
    assertThat(largest(before, spotted(200))).isGreaterThan(radius);
    assertThat(largest(after, spotted(200))).isLessThanOrEqualTo(radius * 1.0001);
    for (int seed = 100; seed < 106; seed++) {
      assertThat(score(after, stripes(seed))).isLessThanOrEqualTo(score(before, stripes(seed)));
      assertThat(score(after, spotted(seed))).isLessThanOrEqualTo(score(before, spotted(seed)));
    }
  }

  @Test
  void learnsNothingFromWhatItKnowsAndLearnsTwice() {
    TrainedGraph before = METHOD.train(small("default"), input(8, 1, PLENTY, Progress.NONE));
    TrainedGraph same = METHOD.learn(small("default"), before, further(List.of(stripes(3))));
    assertThat(same.onnx()).isEqualTo(before.onnx());
    TrainedGraph once = METHOD.learn(small("default"), before, further(List.of(spotted(1))));
    TrainedGraph twice = METHOD.learn(small("default"), once, further(List.of(spotted(7))));
    assertThat(score(twice, spotted(7))).isLessThanOrEqualTo(score(once, spotted(7)));
    assertThat(score(twice, spotted(1))).isLessThanOrEqualTo(score(once, spotted(1)));
  }

  @Test
  void saysWhenTheBankIsFull() {
    TrainedGraph before = METHOD.train(small("default"), input(6, 1, PLENTY, Progress.NONE));
    List<String> remarks = new ArrayList<>();
    PatchCoreSettings one =
        Settings.of(small("default")).with("learned", "1").as(PatchCoreSettings.class);
    TrainingInput further =
        new TrainingInput(
            List.of(sample(0, spotted(1))), Optional.empty(), 0, 1, PLENTY, said(remarks));
    TrainedGraph after = METHOD.learn(one, before, further);
    assertThat(after.remarks()).containsEntry("entries added", "1");
    assertThat(remarks).singleElement().asString().contains("The bank is full", "Train anew");
  }

  @Test
  void refusesToLearnFromAnotherMethodsGraph() {
    TrainedGraph before = METHOD.train(small("default"), input(4, 1, PLENTY, Progress.NONE));
    byte[] other = OnnxGraph.builder("simplenet").build().toBytes();
    TrainedGraph foreign = new TrainedGraph(other, before.input(), "none", "", java.util.Map.of());
    assertThatThrownBy(() -> METHOD.learn(small("default"), foreign, further(List.of(stripes(1)))))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("no memory bank");
  }

  private static Progress said(List<String> remarks) {
    return new Progress() {
      @Override
      public Task start(String what, long total) {
        return new Task() {};
      }

      @Override
      public void remark(String sentence) {
        remarks.add(sentence);
      }
    };
  }

  private static PatchCoreSettings small(String preset) {
    return Settings.of(METHOD.presets().get(preset))
        .with("backbone", "seeded-small")
        .with("size", "96")
        .with("dimension", "64")
        .as(PatchCoreSettings.class);
  }

  private static double score(TrainedGraph trained, Picture picture) {
    try (ScoringGraph graph = ScoringGraph.open(trained.onnx(), trained.input())) {
      return graph.detect(picture).score();
    }
  }

  /** The largest patch distance: with one neighbour it is the score. */
  private static double largest(TrainedGraph trained, Picture picture) {
    OnnxGraph graph = OnnxGraph.of(trained.onnx());
    BankGraph bank = BankGraph.of(graph);
    try (Workers workers = new Workers(1);
        FurtherPatches patches = new FurtherPatches(graph, bank, workers)) {
      return patches.farthestFrom(picture);
    }
  }

  private static TrainingInput input(int pictures, int threads, long budget, Progress progress) {
    return new TrainingInput(
        pictures(pictures, PatchCoreTest::stripes), Optional.empty(), 7, threads, budget, progress);
  }

  private static List<Sample> pictures(int count, LongFunction<Picture> drawn) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(sample(i, drawn.apply(i)));
    }
    return samples;
  }

  private static TrainingInput further(List<Picture> pictures) {
    List<Sample> samples = pictures(pictures.size(), i -> pictures.get(Math.toIntExact(i)));
    return new TrainingInput(samples, Optional.empty(), 0, 1, PLENTY, Progress.NONE);
  }

  private static Sample sample(int number, Picture picture) {
    return new Sample(
        "good/" + number,
        new InMemory(picture),
        Label.GOOD,
        "good",
        Optional.empty(),
        Split.TRAIN,
        "part" + number);
  }

  /** Vertical stripes, a little shifted and noisy. */
  private static Picture stripes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] rgb = new byte[96 * 96 * 3];
    for (int i = 0; i < 96 * 96; i++) {
      int value = ((i % 96 + seed % 4) / 8 % 2 == 0 ? 90 : 160) + random.nextInt(12);
      for (int c = 0; c < 3; c++) {
        rgb[3 * i + c] = (byte) value;
      }
    }
    return new Picture(96, 96, rgb);
  }

  private static Picture spotted(long seed) {
    byte[] rgb = stripes(seed).rgb().clone();
    for (int v = 20; v < 32; v++) {
      for (int u = 50; u < 62; u++) {
        rgb[(v * 96 + u) * 3] = (byte) 240;
        rgb[(v * 96 + u) * 3 + 1] = 20;
      }
    }
    return new Picture(96, 96, rgb);
  }

  private record InMemory(Picture picture) implements PictureSource {
    @Override
    public byte[] content() {
      return picture.rgb();
    }
  }
}
