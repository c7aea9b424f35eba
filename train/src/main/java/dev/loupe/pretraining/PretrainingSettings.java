package dev.loupe.pretraining;

import dev.loupe.LoupeException;
import dev.loupe.procedural.Ingredient;
import java.util.List;
import java.util.Set;

/**
 * How Loupe's own backbone is taught.
 *
 * @param rounds one after the other, each from the weights of the one before
 * @param batch pictures a step
 * @param side of a picture, in pixels; a multiple of 16
 * @param materials how many there are to tell apart
 * @param without what is left out of the scenes
 * @param questions asked of it
 * @param decay AdamW's weight decay
 * @param seed of the materials, the scenes and the first weights
 */
public record PretrainingSettings(
    List<Round> rounds,
    int batch,
    int side,
    int materials,
    Set<Ingredient> without,
    List<String> questions,
    double decay,
    long seed) {

  /** The recipe of the shipped weights. */
  public static final PretrainingSettings SHIPPED =
      new PretrainingSettings(
          List.of(new Round(420_000, 2e-3, 0), new Round(50_000, 1e-3, 0.3)),
          64,
          96,
          1024,
          Set.of(),
          List.of("material", "kind", "edge", "blemish"),
          0.02,
          1);

  /** Checks the ranges. */
  public PretrainingSettings {
    rounds = List.copyOf(rounds);
    without = Set.copyOf(without);
    questions = List.copyOf(questions);
    questions.forEach(Question::of);
    if (questions.isEmpty() || rounds.isEmpty()) {
      throw new LoupeException("Pre-training needs at least one question and one round");
    }
    if (batch < 2 || batch % 2 != 0 || side < 32 || side % 16 != 0 || materials < 2) {
      throw new LoupeException(
          "Pre-training needs an even number of pictures a step, a side of at least 32 that is a"
              + " multiple of 16, and 2 materials; found batch %d, side %d, %d materials"
                  .formatted(batch, side, materials));
    }
    for (Round round : rounds) {
      if (round.pictures() < batch) {
        throw new LoupeException(
            "Every round of pre-training needs at least one batch of %d pictures; found %d"
                .formatted(batch, round.pictures()));
      }
    }
  }

  /** Steps of a round. */
  long steps(Round round) {
    return round.pictures() / batch;
  }

  /** Steps in all. */
  public long steps() {
    return rounds.stream().mapToLong(this::steps).sum();
  }

  /** Pictures in all. */
  public long pictures() {
    return rounds.stream().mapToLong(Round::pictures).sum();
  }

  /** With another number of pictures in all, divided as before. */
  public PretrainingSettings pictures(long count) {
    double factor = (double) count / pictures();
    return rounds(
        rounds.stream().map(one -> one.pictures(Math.round(factor * one.pictures()))).toList());
  }

  /**
   * With one of its rounds only.
   *
   * @param number from 1
   */
  public PretrainingSettings round(int number) {
    if (number < 1 || number > rounds.size()) {
      throw new LoupeException(
          "There is no round %d; there are 1 to %d".formatted(number, rounds.size()));
    }
    return rounds(List.of(rounds.get(number - 1)));
  }

  private PretrainingSettings rounds(List<Round> others) {
    return new PretrainingSettings(others, batch, side, materials, without, questions, decay, seed);
  }

  /** With other questions. */
  public PretrainingSettings questions(List<String> others) {
    return new PretrainingSettings(rounds, batch, side, materials, without, others, decay, seed);
  }

  /** With another number of materials. */
  public PretrainingSettings materials(int count) {
    return new PretrainingSettings(rounds, batch, side, count, without, questions, decay, seed);
  }

  /** With scenes that lack something. */
  public PretrainingSettings without(Set<Ingredient> ingredients) {
    return new PretrainingSettings(
        rounds, batch, side, materials, ingredients, questions, decay, seed);
  }

  /** With other small scenes and batches, for tests. */
  PretrainingSettings small(int pixels, int pictures) {
    return new PretrainingSettings(
        rounds, pictures, pixels, materials, without, questions, decay, seed);
  }

  /** With another seed. */
  public PretrainingSettings seed(long other) {
    return new PretrainingSettings(
        rounds, batch, side, materials, without, questions, decay, other);
  }
}
