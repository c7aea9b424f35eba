package dev.loupe.pretraining;

import dev.loupe.procedural.Scene;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The right answers to some questions for all cells of one size, of a batch of scenes. */
final class AnswerSheet {

  private final int cell;
  private final int across;
  private final Map<Question, long[]> answers = new EnumMap<>(Question.class);

  /**
   * Room for answers.
   *
   * @param count scenes
   * @param side of a scene, in pixels
   * @param cell size of a cell, in pixels
   */
  AnswerSheet(int count, int side, int cell, List<Question> questions) {
    this.cell = cell;
    this.across = side / cell;
    questions.forEach(question -> answers.put(question, new long[count * across * across]));
  }

  int cell() {
    return cell;
  }

  /** {@code [batch x across x across]}. */
  long[] of(Question question) {
    return Objects.requireNonNull(answers.get(question), question::id);
  }

  /** Fills in one scene's. */
  void fill(int number, Scene scene) {
    for (int i = 0; i < across * across; i++) {
      Cell place = new Cell(scene.side(), i % across * cell, i / across * cell, cell);
      int at = number * across * across + i;
      answers.forEach((question, all) -> all[at] = question.answer(scene, place));
    }
  }
}
