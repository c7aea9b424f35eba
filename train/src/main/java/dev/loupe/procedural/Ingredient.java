package dev.loupe.procedural;

import dev.loupe.LoupeException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What scenes are made of; each can be left out, to see what it teaches. */
public enum Ingredient {
  /** Patterns from noise: clouds, brushed metal, marble, creases, labyrinths, grain. */
  NOISE,
  /** Patterns that repeat: stripes, checks, bricks, dots, weave, grids. */
  LATTICES,
  /** Patterns of cells: bubbles, cracks, mosaics. */
  CELLS,
  /** Patterns of strokes and pieces: fibres, dead leaves, printed circuits, writing, fractals. */
  STROKES,
  /** Reliefs that catch slanting light. */
  RELIEF,
  /** Things that lie on the background. */
  THINGS,
  /** Scratches, stains, smears, dents, pieces out of place. */
  BLEMISHES,
  /** Uneven light, exposure, contrast, gamma, grey pictures, focus and noise. */
  CAMERA;

  /** Its name in settings. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Those of the names.
   *
   * @throws LoupeException when there is none of a name, or when no pattern would be left
   */
  public static Set<Ingredient> named(Collection<String> ids) {
    Set<Ingredient> named = EnumSet.noneOf(Ingredient.class);
    ids.forEach(id -> named.add(named(id)));
    if (named.containsAll(EnumSet.of(NOISE, LATTICES, CELLS, STROKES))) {
      throw new LoupeException(
          "Without noise, lattices, cells and strokes there is no pattern left");
    }
    return named;
  }

  private static Ingredient named(String id) {
    return Arrays.stream(values())
        .filter(one -> one.id().equals(id))
        .findAny()
        .orElseThrow(
            () ->
                new LoupeException(
                    "Pictures have no ingredient '%s'; there are %s"
                        .formatted(
                            id,
                            String.join(
                                ", ", Arrays.stream(values()).map(Ingredient::id).toList()))));
  }
}
