package dev.loupe.pretraining;

import dev.loupe.network.ConvShape;
import dev.loupe.network.Ops;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What answers the questions from a layer, place by place: a small hidden layer, so that the
 * backbone's features need not be the answers themselves, then one linear map a question. Dropped
 * after training.
 */
record QuestionHeads(List<Question> questions, int materials) {

  private static final int HIDDEN = 192;
  private static final double EPSILON = 1e-5;

  /** {@code [batch x answers x height x width]} for each question. */
  <T> Map<Question, T> apply(Ops<T> ops, String layer, T features) {
    T hidden = ops.conv2d(features, "head." + layer + ".hidden", ConvShape.of(HIDDEN, 1));
    T active = ops.relu(ops.batchNorm(hidden, "head." + layer + ".bn", EPSILON));
    Map<Question, T> answers = new EnumMap<>(Question.class);
    for (Question question : questions) {
      ConvShape shape = ConvShape.of(question.answers(materials), 1).withBias();
      answers.put(question, ops.conv2d(active, "head." + layer + "." + question.id(), shape));
    }
    return answers;
  }
}
