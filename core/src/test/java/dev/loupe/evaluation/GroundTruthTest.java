package dev.loupe.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.MapPlacement;
import dev.loupe.image.Mask;
import org.junit.jupiter.api.Test;

class GroundTruthTest {

  @Test
  void takesThePixelBelowTheCentreOfEachGridPoint() {
    boolean[] set = new boolean[4 * 2];
    set[0] = true; // under no centre
    set[5] = true; // column 1, row 1
    Mask mask = new Mask(4, 2, set);
    Mask grid = GroundTruth.onGrid(mask, new MapPlacement(4, 2, 0, 0, 4, 2), 2, 1);
    assertThat(grid.set()).containsExactly(true, false);
  }

  @Test
  void cutsAwayWhatTheCentreCropCutsAway() {
    MapPlacement placement = MapPlacement.of(InputGeometry.centerCrop(8, 16), 16, 16);
    boolean[] set = new boolean[16 * 16];
    set[0] = true;
    set[4 * 16 + 4] = true;
    set[11 * 16 + 11] = true;
    Mask grid = GroundTruth.onGrid(new Mask(16, 16, set), placement, 8, 8);
    assertThat(grid.area()).isEqualTo(2);
    assertThat(grid.at(0, 0)).isTrue();
    assertThat(grid.at(7, 7)).isTrue();
  }
}
