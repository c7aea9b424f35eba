package dev.loupe.procedural;

import dev.loupe.InterruptedWorkException;
import dev.loupe.Progress;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * So many materials, the same for the same seed: what the network learns to tell apart. All kinds
 * of {@link Pattern} are equally common.
 *
 * <p>Immutable; safe for several threads. A material takes 68 KiB.
 */
public final class MaterialLibrary {

  private final List<Material> materials;

  private MaterialLibrary(List<Material> materials) {
    this.materials = materials;
  }

  /**
   * Makes them, on all cores; about 5 ms each.
   *
   * @param count at least 1
   */
  public static MaterialLibrary of(int count, long seed, Progress progress) {
    return of(count, seed, Set.of(), progress);
  }

  /** The same without some ingredients; only those of patterns and relief count here. */
  public static MaterialLibrary of(
      int count, long seed, Set<Ingredient> without, Progress progress) {
    List<Pattern> patterns = Pattern.without(without);
    boolean relief = !without.contains(Ingredient.RELIEF);
    try (Progress.Task task = progress.start("making materials", count)) {
      return new MaterialLibrary(
          IntStream.range(0, count)
              .parallel()
              .mapToObj(
                  number -> {
                    InterruptedWorkException.throwIfInterrupted(
                        "Making materials was interrupted.");
                    Material material =
                        Material.of(
                            patterns.get(number % patterns.size()), random(number, seed), relief);
                    task.advance(1);
                    return material;
                  })
              .toList());
    }
  }

  private static RandomGenerator random(int number, long seed) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
  }

  /** How many there are. */
  public int count() {
    return materials.size();
  }

  Material get(int number) {
    return materials.get(number);
  }
}
