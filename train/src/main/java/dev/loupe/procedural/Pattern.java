package dev.loupe.procedural;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** The kinds of surface there are; each has many looks, chosen by the random source. */
enum Pattern {
  CLOUD(Ingredient.NOISE, NoisePatterns::cloud),
  BRUSHED(Ingredient.NOISE, NoisePatterns::brushed),
  MARBLE(Ingredient.NOISE, NoisePatterns::marble),
  CREASES(Ingredient.NOISE, NoisePatterns::creases),
  LABYRINTH(Ingredient.NOISE, NoisePatterns::labyrinth),
  GRAIN(Ingredient.NOISE, NoisePatterns::grain),
  STRIPES(Ingredient.LATTICES, LatticePatterns::stripes),
  CHECKS(Ingredient.LATTICES, LatticePatterns::checks),
  BRICKS(Ingredient.LATTICES, LatticePatterns::bricks),
  DOTS(Ingredient.LATTICES, LatticePatterns::dots),
  WEAVE(Ingredient.LATTICES, LatticePatterns::weave),
  GRID(Ingredient.LATTICES, LatticePatterns::grid),
  BUBBLES(Ingredient.CELLS, CellPatterns::bubbles),
  CRACKS(Ingredient.CELLS, CellPatterns::cracks),
  MOSAIC(Ingredient.CELLS, CellPatterns::mosaic),
  FIBRES(Ingredient.STROKES, StrokePatterns::fibres),
  LEAVES(Ingredient.STROKES, StrokePatterns::leaves),
  TRACES(Ingredient.STROKES, StrokePatterns::traces),
  WRITING(Ingredient.STROKES, StrokePatterns::writing),
  FRACTAL(Ingredient.STROKES, StrokePatterns::fractal);

  private final Ingredient family;
  private final BiConsumer<HeightMap, RandomGenerator> painter;

  Pattern(Ingredient family, BiConsumer<HeightMap, RandomGenerator> painter) {
    this.family = family;
    this.painter = painter;
  }

  /** Those of which no family is left out. */
  static List<Pattern> without(Set<Ingredient> leftOut) {
    return Arrays.stream(values()).filter(one -> !leftOut.contains(one.family)).toList();
  }

  /** A surface of this kind. */
  HeightMap paint(int side, RandomGenerator random) {
    HeightMap map = new HeightMap(side);
    painter.accept(map, random);
    return map;
  }
}
