package dev.loupe.pretraining;

import dev.loupe.OrderedWork;
import dev.loupe.Progress;
import dev.loupe.backbone.ResNet;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchOptimiser;
import dev.loupe.network.torch.TorchParameters;
import dev.loupe.network.torch.TorchRandom;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import dev.loupe.procedural.MaterialLibrary;
import dev.loupe.procedural.ScenePainter;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/**
 * Teaches a residual network to see, on pictures made by rule. At every place of layers 2 and 3 the
 * network says of which material it is, of what kind the thing, which way an edge runs and whether
 * something was spoiled; in rounds with twins it also finds the place again in a second photograph
 * of the scene.
 *
 * <p>Source: the pictures are ours; that networks learn to see from such pictures: Kataoka et al.,
 * Pre-training without natural images, ACCV 2020; Baradad et al., Learning to see by looking at
 * noise, NeurIPS 2021. Twins: see {@link TwinLoss}.
 *
 * <p>Uses libtorch on the calling thread and one thread that paints.
 */
public final class Pretraining {

  private static final double WARM_UP = 0.03;
  private static final int SNAPSHOT_EVERY = 500;

  private final PretrainingSettings settings;
  private final ResNet network;

  /** A training to come. */
  public Pretraining(PretrainingSettings settings, ResNet network) {
    this.settings = settings;
    this.network = network;
  }

  /**
   * Trains.
   *
   * @param start weights of the backbone to begin with; what they lack begins at random
   * @param threads for libtorch; one more paints
   * @param snapshot takes the weights of the backbone now and then, and the step
   * @return the backbone's weights
   */
  public Weights train(
      Weights start, int threads, Progress progress, BiConsumer<Long, Weights> snapshot) {
    TorchOps.useThreads(threads);
    MaterialLibrary library =
        MaterialLibrary.of(settings.materials(), settings.seed(), settings.without(), progress);
    ScenePainter painter = new ScenePainter(library, settings.side(), settings.without());
    Weights learned = start;
    long before = 0;
    try (Progress.Task task = progress.start("training", settings.steps())) {
      for (Round round : settings.rounds()) {
        long done = before;
        learned =
            new Run(round, painter, task, (step, now) -> snapshot.accept(done + step, now))
                .from(learned);
        before += settings.steps(round);
      }
    }
    return learned;
  }

  /** Of the highest rate: rising over the first steps, then falling along half a cosine. */
  static double factor(long step, long steps) {
    double done = (double) step / steps;
    return Math.min((step + 1) / (WARM_UP * steps), 0.5 * (1 + Math.cos(Math.PI * done)));
  }

  /** A round under way. */
  private final class Run {

    private final Round round;
    private final ScenePainter painter;
    private final Progress.Task task;
    private final BiConsumer<Long, Weights> snapshot;
    private final Lesson lesson;
    private final SceneBatch.Asked asked;

    Run(Round round, ScenePainter painter, Progress.Task task, BiConsumer<Long, Weights> snapshot) {
      this.round = round;
      this.painter = painter;
      this.task = task;
      this.snapshot = snapshot;
      var questions = settings.questions().stream().map(Question::of).toList();
      QuestionHeads heads = new QuestionHeads(questions, settings.materials());
      this.lesson = new Lesson(network, heads, round.twins());
      this.asked = new SceneBatch.Asked(settings.side(), Lesson.cells(), questions);
    }

    Weights from(Weights start) {
      Collection<Parameter> parameters = parameters();
      Weights first = begun(Initialisation.he(parameters, settings.seed()), start);
      try (TorchParameters learning = TorchParameters.learning(first, parameters);
          TorchRandom random = new TorchRandom(settings.seed());
          TorchOptimiser adam = optimiser(learning);
          OrderedWork painting = new OrderedWork("painting", 1)) {
        TorchOps ops = TorchOps.training(learning, random).withHalfConvolutions();
        long steps = settings.steps(round);
        long[] step = {0};
        painting.each(
            LongStream.range(0, steps).boxed().iterator(),
            this::painted,
            batch -> {
              adam.setLearningRate(round.rate() * factor(step[0], steps));
              learn(ops, adam, batch);
              step[0]++;
              task.advance(1);
              task.note(lesson.summary());
              if (step[0] % SNAPSHOT_EVERY == 0) {
                snapshot.accept(step[0], backbone(learning));
              }
            });
        return backbone(learning);
      }
    }

    private SceneBatch painted(long step) {
      long first = settings.seed() * 1_000_000_007L + step * settings.batch();
      return round.twins() > 0
          ? SceneBatch.twice(painter, first, settings.batch(), asked)
          : SceneBatch.once(painter, first, settings.batch(), asked);
    }

    private void learn(TorchOps ops, TorchOptimiser adam, SceneBatch batch) {
      try (TorchScope scope = new TorchScope()) {
        TorchTensor pictures = TorchTensor.of(shape(settings.batch()), batch.pixels());
        TorchTensor loss = lesson.loss(ops, pictures.channelsLast(), batch);
        adam.clearGradients();
        loss.backward();
        adam.step();
      }
    }

    private Collection<Parameter> parameters() {
      ShapeOps shapes = new ShapeOps();
      lesson.touch(shapes, shape(2));
      return shapes.parameters();
    }
  }

  private Shape shape(int pictures) {
    return Shape.of(pictures, 3, settings.side(), settings.side());
  }

  private TorchOptimiser optimiser(TorchParameters learning) {
    return TorchOptimiser.of(
        learning.learned(name -> true),
        TorchOptimiser.Settings.adamW(settings.rounds().get(0).rate())
            .weightDecay(settings.decay()));
  }

  private static Weights begun(Weights random, Weights start) {
    Weights.Builder begun = Weights.builder();
    random
        .names()
        .forEach(
            name ->
                begun.put(name, start.names().contains(name) ? start.get(name) : random.get(name)));
    return begun.build();
  }

  private static Weights backbone(TorchParameters learning) {
    Weights all = learning.weights();
    Weights.Builder kept = Weights.builder();
    all.names().stream()
        .filter(name -> !name.startsWith("head."))
        .forEach(name -> kept.put(name, all.get(name)));
    return kept.build();
  }
}
