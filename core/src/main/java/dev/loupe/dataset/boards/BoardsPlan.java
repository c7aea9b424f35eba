package dev.loupe.dataset.boards;

import java.util.List;

/**
 * How many boards to paint, of which kinds.
 *
 * <pre>{@code
 * BoardsPlan plan = BoardsPlan.small(1).withSize(256, 176);
 * }</pre>
 *
 * @param seed of the whole set; a larger plan of the same seed begins with the same pictures
 * @param trainGood good boards to learn from, at least 0
 * @param testGood good boards to measure on, at least 0
 * @param perType defective boards of each type to measure on, at least 0
 * @param types the defects to paint
 * @param width of a picture in pixels
 * @param height of a picture in pixels
 */
public record BoardsPlan(
    long seed,
    int trainGood,
    int testGood,
    int perType,
    List<DefectType> types,
    int width,
    int height) {

  /** Checks the counts and the size, and copies the list. */
  public BoardsPlan {
    if (trainGood < 0 || testGood < 0 || perType < 0) {
      throw new IllegalArgumentException(
          "Counts of boards cannot be negative: " + trainGood + ", " + testGood + ", " + perType);
    }
    types = types.stream().distinct().toList();
    new BoardRecipe(seed, width, height);
  }

  /** A set to try things with: 60 good boards to learn from, 20 good and 50 defective to test. */
  public static BoardsPlan small(long seed) {
    return of(seed, 60, 20, 5);
  }

  /** All types of defect, in the default size. */
  public static BoardsPlan of(long seed, int trainGood, int testGood, int perType) {
    return new BoardsPlan(
        seed,
        trainGood,
        testGood,
        perType,
        List.of(DefectType.values()),
        BoardRecipe.DEFAULT_WIDTH,
        BoardRecipe.DEFAULT_HEIGHT);
  }

  /** The same boards in another size. */
  public BoardsPlan withSize(int newWidth, int newHeight) {
    return new BoardsPlan(seed, trainGood, testGood, perType, types, newWidth, newHeight);
  }

  /** The same plan with only those defects. */
  public BoardsPlan withTypes(List<DefectType> only) {
    return new BoardsPlan(seed, trainGood, testGood, perType, only, width, height);
  }

  /** How many pictures that makes. */
  public int pictures() {
    return trainGood + testGood + perType * types.size();
  }
}
