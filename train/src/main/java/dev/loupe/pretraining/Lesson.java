package dev.loupe.pretraining;

import dev.loupe.backbone.ResNet;
import dev.loupe.network.Ops;
import dev.loupe.network.torch.TorchLosses;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is asked of the network about a batch of scenes, and how wrong its answers are. Remembers
 * the mean of the last losses. Not safe for several threads.
 *
 * @param network that learns
 * @param heads that answer
 * @param twins weight of finding places again; 0 for not at all
 * @param recent means of the losses, by what was asked
 */
record Lesson(ResNet network, QuestionHeads heads, double twins, Map<String, Double> recent) {

  /** Pixels that a place of a layer stands for, each way. */
  private static final Map<String, Integer> CELLS = Map.of("layer2", 8, "layer3", 16);

  Lesson(ResNet network, QuestionHeads heads, double twins) {
    this(network, heads, twins, new TreeMap<>());
  }

  /** Sizes of the cells that are asked about, in pixels. */
  static List<Integer> cells() {
    return CELLS.values().stream().sorted().toList();
  }

  /** Goes through all that learns, without anything to learn from. */
  <T> void touch(Ops<T> ops, T pictures) {
    network
        .apply(ops, pictures, CELLS.keySet())
        .forEach(
            (layer, features) -> {
              heads.answers(ops, layer, features);
              if (twins > 0) {
                heads.signatures(ops, layer, features);
              }
            });
  }

  /**
   * The loss.
   *
   * @param pictures {@code [batch x 3 x side x side]}
   */
  TorchTensor loss(TorchOps ops, TorchTensor pictures, SceneBatch batch) {
    List<TorchTensor> parts = new ArrayList<>();
    for (var layer : network.apply(ops, pictures, CELLS.keySet()).entrySet()) {
      int cell = Objects.requireNonNull(CELLS.get(layer.getKey()));
      AnswerSheet right = batch.sheet(cell);
      for (var answer : heads.answers(ops, layer.getKey(), layer.getValue()).entrySet()) {
        Question question = answer.getKey();
        TorchTensor own = TorchLosses.crossEntropy(answer.getValue(), right.of(question));
        parts.add(ops.scale(noted(question.id(), own), question.weight()));
      }
      if (twins > 0) {
        TorchTensor signatures = heads.signatures(ops, layer.getKey(), layer.getValue());
        TorchTensor own = TwinLoss.of(ops, signatures, batch.twins(cell));
        parts.add(ops.scale(noted("twins", own), twins));
      }
    }
    return parts.stream().reduce(ops::add).orElseThrow();
  }

  private TorchTensor noted(String name, TorchTensor loss) {
    recent.merge(name, loss.item(), (old, now) -> 0.98 * old + 0.02 * now);
    return loss;
  }

  /** The means of the last losses. */
  String summary() {
    StringBuilder text = new StringBuilder();
    recent.forEach(
        (name, loss) -> text.append(String.format(Locale.ROOT, "%s %.3f  ", name, loss)));
    return text.toString().trim();
  }
}
