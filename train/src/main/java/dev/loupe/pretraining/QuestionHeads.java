package dev.loupe.pretraining;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What answers from a layer, place by place: small hidden layers, so that the backbone's features
 * need not be the answers themselves. Dropped after training.
 */
record QuestionHeads(List<Question> questions, int materials) {

  private static final int HIDDEN = 192;
  private static final int SIGNATURE = 128;
  private static final double EPSILON = 1e-5;

  /** The answers, {@code [batch x answers x height x width]} for each question. */
  <T> Map<Question, T> answers(Ops<T> ops, String layer, T features) {
    T active = hidden(ops, features, "head." + layer);
    Map<Question, T> answers = new EnumMap<>(Question.class);
    for (Question question : questions) {
      ConvShape shape = ConvShape.of(question.answers(materials), 1).withBias();
      answers.put(question, ops.conv2d(active, "head." + layer + "." + question.id(), shape));
    }
    return answers;
  }

  /** What tells a place from all others: {@code [batch places x 128]}, each of length 1. */
  <T> T signatures(Ops<T> ops, String layer, T features) {
    T active = hidden(ops, features, "head." + layer + ".twins");
    ConvShape shape = ConvShape.of(SIGNATURE, 1).withBias();
    T signatures = ops.conv2d(active, "head." + layer + ".twins.signature", shape);
    T rows = ops.reshape(ops.transpose(signatures, 0, 2, 3, 1), -1, SIGNATURE);
    T squares = ops.reduceSum(ops.square(rows), true, 1);
    return ops.div(rows, ops.sqrt(ops.addScalar(squares, EPSILON)));
  }

  private static <T> T hidden(Ops<T> ops, T features, String name) {
    T hidden = ops.conv2d(features, name + ".hidden", ConvShape.of(HIDDEN, 1));
    return ops.relu(ops.batchNorm(hidden, name + ".bn", EPSILON));
  }
}
