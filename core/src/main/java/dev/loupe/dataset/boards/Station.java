package dev.loupe.dataset.boards;

import dev.loupe.image.Box;
import dev.loupe.image.Picture;

/** Everything about one picture but the defect: how the board lies, the light, the camera. */
final class Station {

  /** How far a part shades its surroundings, millimetres. */
  private static final double SHADOW_REACH = 3.4;

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

  /** The light that comes from a relief. */
  Shot light(Relief relief) {
    Shot shot = Shot.dark(recipe.width(), recipe.height());
    light(relief, shot, new Box(0, 0, recipe.width(), recipe.height()));
    return shot;
  }

  /** The light that comes from a relief that differs from one already lit in few places. */
  Shot relight(Shot lit, Relief before, Relief after) {
    int reach = (int) (SHADOW_REACH * recipe.pixelsPerMillimetre()) + 2;
    Shot shot = lit.copy();
    before.changed(after).ifPresent(box -> light(after, shot, widened(box, reach)));
    return shot;
  }

  private void light(Relief relief, Shot shot, Box window) {
    int grain = dice.child("grain").below(1 << 16);
    Shader.shade(relief, lighting, recipe.pixelsPerMillimetre(), grain, shot, window);
  }

  /** The box of pixels that cells of a box may shade. */
  private Box widened(Box cells, int reach) {
    int left = Math.max(0, cells.x() / Relief.FINENESS - reach);
    int top = Math.max(0, cells.y() / Relief.FINENESS - reach);
    int right = (cells.x() + cells.width()) / Relief.FINENESS + reach;
    int bottom = (cells.y() + cells.height()) / Relief.FINENESS + reach;
    return new Box(
        left, top, Math.min(recipe.width(), right) - left, Math.min(recipe.height(), bottom) - top);
  }

  /** What an ideal sensor reads, {@code float[3][height * width]} in 0..255. */
  float[][] expose(Shot shot) {
    return camera.expose(shot);
  }

  /** What the real sensor reads. */
  Picture read(float[][] clean) {
    return camera.read(clean, recipe.width(), recipe.height());
  }
}
