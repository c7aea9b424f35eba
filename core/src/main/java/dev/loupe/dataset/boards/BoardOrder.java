package dev.loupe.dataset.boards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One picture of a plan: where it goes and how to paint it.
 *
 * @param folder below the data set, such as "test/bridge"
 * @param number within its folder, from 0
 * @param recipe of the board
 * @param defect what is wrong with it, if anything
 */
record BoardOrder(String folder, int number, BoardRecipe recipe, Optional<BoardDefect> defect) {

  /** All pictures of a plan, training first. */
  static List<BoardOrder> of(BoardsPlan plan) {
    List<BoardOrder> orders = new ArrayList<>();
    for (int i = 0; i < plan.trainGood(); i++) {
      orders.add(good(plan, "train/good", i));
    }
    for (int i = 0; i < plan.testGood(); i++) {
      orders.add(good(plan, "test/good", i));
    }
    for (DefectType type : plan.types()) {
      for (int i = 0; i < plan.perType(); i++) {
        orders.add(defective(plan, type, i));
      }
    }
    return orders;
  }

  private static BoardOrder good(BoardsPlan plan, String folder, int number) {
    return new BoardOrder(
        folder, number, recipe(plan, dice(plan, folder, number)), Optional.empty());
  }

  private static BoardOrder defective(BoardsPlan plan, DefectType type, int number) {
    String folder = "test/" + type.id();
    Dice dice = dice(plan, folder, number);
    BoardRecipe recipe = recipe(plan, dice);
    BoardDefect defect = BoardDefect.random(type, dice.nextLong());
    return new BoardOrder(folder, number, recipe, Optional.of(defect));
  }

  private static Dice dice(BoardsPlan plan, String folder, int number) {
    return new Dice(Dice.mix(plan.seed())).child(folder + "/" + number);
  }

  private static BoardRecipe recipe(BoardsPlan plan, Dice dice) {
    return new BoardRecipe(dice.nextLong(), plan.width(), plan.height());
  }

  /** Where the picture goes, below the data set. */
  String path() {
    return folder + "/" + name() + ".png";
  }

  /** Where the mask of a defective board goes, below the data set. */
  String maskPath() {
    return folder.replaceFirst("^test/", "ground_truth/") + "/" + name() + "_mask.png";
  }

  private String name() {
    return String.format(Locale.ROOT, "%03d", number);
  }
}
