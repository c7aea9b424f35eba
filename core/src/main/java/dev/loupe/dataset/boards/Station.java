package dev.loupe.dataset.boards;

import dev.loupe.image.Picture;

/** Everything about one picture but the defect: how the board lies, the light, the camera. */
final class Station {

  private final BoardRecipe recipe;
  private final Dice dice;
  private final Pose board;
  private final Lighting lighting;
  private final Camera camera;

  Station(BoardRecipe recipe) {
    this.recipe = recipe;
    this.dice = new Dice(Dice.mix(recipe.seed()));
    this.board = pose(recipe, dice.child("pose"));
    this.lighting = new Lighting(dice.child("light"));
    this.camera = new Camera(dice.child("camera"));
  }

  private static Pose pose(BoardRecipe recipe, Dice dice) {
    double scale = recipe.pixelsPerMillimetre() * Relief.FINENESS;
    return Pose.of(
        scale * (1 + dice.normal(0.003)),
        dice.normal(0.8),
        recipe.width() * Relief.FINENESS / 2.0 + dice.normal(0.25) * scale,
        recipe.height() * Relief.FINENESS / 2.0 + dice.normal(0.2) * scale);
  }

  BoardRecipe recipe() {
    return recipe;
  }

  /** The belt and the board on it, printed but without parts. */
  Relief bare() {
    Relief relief = new Relief(recipe.width() * Relief.FINENESS, recipe.height() * Relief.FINENESS);
    Fixture.paint(relief, board, dice.child("fixture"));
    new Substrate(relief, board, dice.child("substrate")).paint();
    new Silkscreen(relief, board, dice.child("silkscreen")).paint();
    return relief;
  }

  /** The same relief with sound parts on it. */
  Relief populated(Relief relief) {
    return populated(relief, new Assembly(dice.child("assembly")));
  }

  /** The same relief with parts on it and something wrong. */
  Relief populated(Relief relief, Flaw flaw) {
    Assembly assembly = new Assembly(dice.child("assembly"));
    flaw.alter(assembly);
    populated(relief, assembly);
    flaw.paintOver(relief, board);
    return relief;
  }

  private Relief populated(Relief relief, Assembly assembly) {
    new Population(relief, board, assembly, dice.child("parts")).paint();
    Dust.paint(relief, board, dice.child("dust"));
    return relief;
  }

  /** What an ideal sensor reads of it, {@code float[3][height * width]} in 0..255. */
  float[][] expose(Relief relief) {
    int grain = dice.child("grain").below(1 << 16);
    return camera.expose(Shader.shade(relief, lighting, recipe.pixelsPerMillimetre(), grain));
  }

  /** What the real sensor reads. */
  Picture read(float[][] clean) {
    return camera.read(clean, recipe.width(), recipe.height());
  }
}
