package dev.loupe.pretraining;

import dev.loupe.OrderedWork;
import dev.loupe.Progress;
import dev.loupe.backbone.ResNet;
import dev.loupe.network.Initialisation;
import dev.loupe.network.Ops;
import dev.loupe.network.Parameter;
import dev.loupe.network.Shape;
import dev.loupe.network.ShapeOps;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchLosses;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchOptimiser;
import dev.loupe.network.torch.TorchParameters;
import dev.loupe.network.torch.TorchRandom;
import dev.loupe.network.torch.TorchScope;
import dev.loupe.network.torch.TorchTensor;
import dev.loupe.procedural.MaterialLibrary;
import dev.loupe.procedural.ScenePainter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/**
 * Teaches a residual network to see, on pictures made by rule. Each scene is shown once; at every
 * place of layers 2 and 3 the network says of which material it is, of what kind the thing, which
 * way an edge runs and whether something was spoiled.
 *
 * <p>Source: the pictures are ours; that networks learn to see from such pictures: Kataoka et al.,
 * Pre-training without natural images, ACCV 2020; Baradad et al., Learning to see by looking at
 * noise, NeurIPS 2021.
 *
 * <p>Uses libtorch on the calling thread and one thread that paints.
 */
public final class Pretraining {

  private static final Map<String, Integer> CELLS = Map.of("layer2", 8, "layer3", 16);
  private static final List<String> LAYERS = List.of("layer2", "layer3");
  private static final double WARM_UP = 0.03;

  private final PretrainingSettings settings;
  private final ResNet network;
  private final List<Question> questions;
  private final QuestionHeads heads;

  /** A training to come. */
  public Pretraining(PretrainingSettings settings, ResNet network) {
    this.settings = settings;
    this.network = network;
    this.questions = settings.questions().stream().map(Question::of).toList();
    this.heads = new QuestionHeads(questions, settings.materials());
  }

  /**
   * Trains.
   *
   * @param threads for libtorch; one more paints
   * @param snapshot takes the weights of the backbone now and then, and the step
   * @return the backbone's weights
   */
  public Weights train(int threads, Progress progress, BiConsumer<Long, Weights> snapshot) {
    TorchOps.useThreads(threads);
    MaterialLibrary library = MaterialLibrary.of(settings.materials(), settings.seed(), progress);
    ScenePainter painter = new ScenePainter(library, settings.side());
    SceneBatch.Asked asked =
        new SceneBatch.Asked(settings.side(), CELLS.values().stream().sorted().toList(), questions);
    Collection<Parameter> parameters = parameters();
    Weights start = Initialisation.he(parameters, settings.seed());
    try (TorchParameters learning = TorchParameters.learning(start, parameters);
        TorchRandom random = new TorchRandom(settings.seed());
        TorchOptimiser adam = optimiser(learning);
        OrderedWork painting = new OrderedWork("painting", 1);
        Progress.Task task = progress.start("training", settings.steps())) {
      Lesson lesson = new Lesson(TorchOps.training(learning, random).withHalfConvolutions(), adam);
      painting.each(
          LongStream.range(0, settings.steps()).boxed().iterator(),
          step -> SceneBatch.paint(painter, first(step), settings.batch(), asked),
          batch -> {
            adam.setLearningRate(settings.rate() * factor(lesson.steps, settings.steps()));
            lesson.learn(batch);
            task.advance(1);
            task.note(lesson.summary());
            if (lesson.steps % 500 == 0) {
              snapshot.accept(lesson.steps, backbone(learning));
            }
          });
      return backbone(learning);
    }
  }

  private long first(long step) {
    return settings.seed() * 1_000_000_007L + step * settings.batch();
  }

  private Collection<Parameter> parameters() {
    ShapeOps shapes = new ShapeOps();
    answers(shapes, Shape.of(2, 3, settings.side(), settings.side()));
    return shapes.parameters();
  }

  private TorchOptimiser optimiser(TorchParameters learning) {
    return TorchOptimiser.of(
        learning.learned(name -> true),
        TorchOptimiser.Settings.adamW(settings.rate()).weightDecay(settings.decay()));
  }

  private <T> Map<String, Map<Question, T>> answers(Ops<T> ops, T pictures) {
    Map<String, Map<Question, T>> answers = new TreeMap<>();
    network
        .apply(ops, pictures, LAYERS)
        .forEach((layer, features) -> answers.put(layer, heads.apply(ops, layer, features)));
    return answers;
  }

  /** Of the highest rate: rising over the first steps, then falling along half a cosine. */
  static double factor(long step, long steps) {
    double done = (double) step / steps;
    return Math.min((step + 1) / (WARM_UP * steps), 0.5 * (1 + Math.cos(Math.PI * done)));
  }

  private static int cell(String layer) {
    return Objects.requireNonNull(CELLS.get(layer));
  }

  private static Weights backbone(TorchParameters learning) {
    Weights all = learning.weights();
    Weights.Builder kept = Weights.builder();
    all.names().stream()
        .filter(name -> !name.startsWith("head."))
        .forEach(name -> kept.put(name, all.get(name)));
    return kept.build();
  }

  /** The steps so far and how wrong the answers are. */
  private final class Lesson {

    private final TorchOps ops;
    private final TorchOptimiser adam;
    private final Map<Question, Double> losses = new EnumMap<>(Question.class);
    private long steps;

    Lesson(TorchOps ops, TorchOptimiser adam) {
      this.ops = ops;
      this.adam = adam;
    }

    void learn(SceneBatch batch) {
      try (TorchScope scope = new TorchScope()) {
        Shape shape = Shape.of(settings.batch(), 3, settings.side(), settings.side());
        TorchTensor loss = loss(TorchTensor.of(shape, batch.pixels()).channelsLast(), batch);
        adam.clearGradients();
        loss.backward();
        adam.step();
        steps++;
      }
    }

    private TorchTensor loss(TorchTensor pictures, SceneBatch batch) {
      List<TorchTensor> parts = new ArrayList<>();
      for (var layer : answers(ops, pictures).entrySet()) {
        AnswerSheet right = batch.sheet(cell(layer.getKey()));
        for (var answer : layer.getValue().entrySet()) {
          Question question = answer.getKey();
          TorchTensor own = TorchLosses.crossEntropy(answer.getValue(), right.of(question));
          losses.merge(question, own.item(), (old, now) -> 0.98 * old + 0.02 * now);
          parts.add(ops.scale(own, question.weight()));
        }
      }
      return parts.stream().reduce(ops::add).orElseThrow();
    }

    String summary() {
      StringBuilder text = new StringBuilder();
      losses.forEach(
          (question, loss) ->
              text.append(String.format(Locale.ROOT, "%s %.3f  ", question.id(), loss)));
      return text.toString().trim();
    }
  }
}
