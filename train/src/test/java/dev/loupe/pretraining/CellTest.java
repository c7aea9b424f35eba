package dev.loupe.pretraining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.network.torch.TorchLosses;
import org.junit.jupiter.api.Test;

final class CellTest {

  private static final int SIDE = 16;
  private static final Cell CELL = new Cell(SIDE, 4, 4, 8);

  @Test
  void takesTheMaterialThatFillsMostOfIt() {
    assertThat(CELL.majority(materials(6))).isEqualTo(7);
    assertThat(CELL.majority(materials(2))).isEqualTo(3);
  }

  @Test
  void leavesTheMaterialOpenWhereNoneFillsMost() {
    assertThat(CELL.majority(materials(4))).isEqualTo(TorchLosses.IGNORED);
  }

  @Test
  void looksAtItsOwnPixelsOnly() {
    short[] materials = new short[SIDE * SIDE];
    java.util.Arrays.fill(materials, (short) 9);
    for (int y = 4; y < 12; y++) {
      java.util.Arrays.fill(materials, y * SIDE + 4, y * SIDE + 12, (short) 5);
    }
    assertThat(CELL.majority(materials)).isEqualTo(5);
  }

  @Test
  void tellsUprightFromLevelEdgesAndFromNone() {
    long upright = CELL.edge(things(true));
    long level = CELL.edge(things(false));
    assertThat(upright).isBetween(1L, (long) Cell.DIRECTIONS);
    assertThat(level).isBetween(1L, (long) Cell.DIRECTIONS);
    assertThat(Math.abs(upright - level)).isEqualTo(Cell.DIRECTIONS / 2);
    assertThat(CELL.edge(new byte[SIDE * SIDE])).isZero();
  }

  @Test
  void callsItSpoiledWhereMuchIsAndLeavesItOpenWhereLittleIs() {
    boolean[] spoiled = new boolean[SIDE * SIDE];
    assertThat(CELL.touched(spoiled)).isZero();
    spoiled[5 * SIDE + 5] = true;
    assertThat(CELL.touched(spoiled)).isEqualTo(TorchLosses.IGNORED);
    java.util.Arrays.fill(spoiled, 6 * SIDE, 7 * SIDE, true);
    assertThat(CELL.touched(spoiled)).isEqualTo(1);
  }

  /** Material 7 in so many of the cell's eight columns, material 3 in the others. */
  private static short[] materials(int columns) {
    short[] materials = new short[SIDE * SIDE];
    for (int i = 0; i < materials.length; i++) {
      materials[i] = (short) (i % SIDE < 4 + columns ? 7 : 3);
    }
    return materials;
  }

  private static byte[] things(boolean upright) {
    byte[] things = new byte[SIDE * SIDE];
    for (int i = 0; i < things.length; i++) {
      things[i] = (byte) ((upright ? i % SIDE : i / SIDE) < 8 ? 1 : 0);
    }
    return things;
  }
}
