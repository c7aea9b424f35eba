package dev.loupe.patchcore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.feature.FeatureGrid;
import dev.loupe.method.Settings;
import org.junit.jupiter.api.Test;

class MemoryPlanTest {

  private static final long GIB = 1L << 30;
  private static final FeatureGrid GRID = new FeatureGrid(32, 32, 384);
  private static final PatchCoreSettings SETTINGS = Presets.all().get("default");

  @Test
  void tenThousandPicturesFitIntoFourGibibytes() {
    MemoryPlan plan = MemoryPlan.of(10_000, GRID, 0, SETTINGS, 4 * GIB);
    assertThat(plan.whole()).isFalse();
    assertThat(plan.estimate()).isLessThanOrEqualTo(3 * GIB);
    assertThat(plan.reachable()).isEqualTo(SETTINGS.bank());
    assertThat((long) plan.parts() * plan.picturesOfPart()).isGreaterThanOrEqualTo(10_000);
    assertThat(plan.inWords()).contains("10240000 patches", "budget 4096 MiB", "bank of 32768");
  }

  @Test
  void aPartLeavesAsManyPatchesAsTheBankIsToHaveWhereMemoryAllows() {
    assertThat(MemoryPlan.of(10_000, GRID, 0, SETTINGS, 4 * GIB).keptOfPart())
        .isEqualTo(SETTINGS.bank());
    MemoryPlan narrow = MemoryPlan.of(10_000, GRID, 0, SETTINGS, GIB / 4);
    assertThat(narrow.keptOfPart()).isLessThan(SETTINGS.bank());
    assertThat(narrow.estimate()).isLessThanOrEqualTo(GIB / 4);
  }

  @Test
  void countsMorePatchesThanAnIntHolds() {
    MemoryPlan plan = MemoryPlan.of(5_000_000, GRID, 0, SETTINGS, 4 * GIB);
    assertThat(plan.allPatches()).isEqualTo(5_120_000_000L);
    assertThat(plan.estimate()).isBetween(1L, 4 * GIB);
    assertThat((long) plan.parts() * plan.picturesOfPart()).isGreaterThanOrEqualTo(5_000_000);
  }

  @Test
  void partsStayCountableHoweverLargeTheBudgetIs() {
    PatchCoreSettings large =
        Settings.of(SETTINGS).with("bank", "1048576").as(PatchCoreSettings.class);
    MemoryPlan plan = MemoryPlan.of(5_000_000, GRID, 0, large, 1L << 50);
    assertThat(plan.whole()).isFalse();
    assertThat((long) plan.picturesOfPart() * GRID.patches())
        .isLessThanOrEqualTo(MemoryPlan.MOST_ROWS);
    assertThat((long) plan.parts() * plan.keptOfPart()).isLessThanOrEqualTo(MemoryPlan.MOST_ROWS);
    assertThat(plan.reachable()).isEqualTo(1 << 20);
  }

  @Test
  void theProjectionOfMorePatchesThanAnIntHoldsIsAsWideAsTheLemmaSays() {
    // 4 ln(5.12e9) / (0.9^2 / 2 - 0.9^3 / 3)
    assertThat(SparseProjection.dimension(0.9, 5_120_000_000L)).isEqualTo(552);
  }
}
