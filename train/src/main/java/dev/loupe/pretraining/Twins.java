package dev.loupe.pretraining;

import dev.loupe.network.torch.TorchLosses;
import dev.loupe.procedural.TwoViews;
import java.util.Arrays;

/**
 * Which cell of the second photograph of a scene shows the same as each cell of the first, for
 * cells of one size, of some scenes.
 */
final class Twins {

  private final int scenes;
  private final int cell;
  private final int across;
  private final long[] twins;

  /**
   * Room for them.
   *
   * @param side of a photograph, in pixels
   * @param cell size of a cell, in pixels
   */
  Twins(int scenes, int side, int cell) {
    this.scenes = scenes;
    this.cell = cell;
    this.across = side / cell;
    this.twins = new long[scenes * places()];
  }

  int scenes() {
    return scenes;
  }

  int cell() {
    return cell;
  }

  /** Cells of a photograph. */
  int places() {
    return across * across;
  }

  /** Fills in one scene's. */
  void fill(int scene, TwoViews views) {
    for (int i = 0; i < places(); i++) {
      int column = i % across + views.right() / cell;
      int row = i / across + views.down() / cell;
      boolean seen = column >= 0 && row >= 0 && column < across && row < across;
      twins[scene * places() + i] = seen ? row * across + column : TorchLosses.IGNORED;
    }
  }

  /**
   * Of some scenes, cells counted through all of these; {@link TorchLosses#IGNORED} where the
   * second photograph does not show the place.
   *
   * @param from first scene
   * @param count scenes
   */
  long[] of(int from, int count) {
    long[] some = Arrays.copyOfRange(twins, from * places(), (from + count) * places());
    for (int i = 0; i < some.length; i++) {
      if (some[i] != TorchLosses.IGNORED) {
        some[i] += (long) i / places() * places();
      }
    }
    return some;
  }
}
