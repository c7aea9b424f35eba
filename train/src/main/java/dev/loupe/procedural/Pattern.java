package dev.loupe.procedural;

import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** The kinds of surface there are; each has many looks, chosen by the random source. */
enum Pattern {
  CLOUD(NoisePatterns::cloud),
  BRUSHED(NoisePatterns::brushed),
  MARBLE(NoisePatterns::marble),
  CREASES(NoisePatterns::creases),
  LABYRINTH(NoisePatterns::labyrinth),
  GRAIN(NoisePatterns::grain),
  STRIPES(LatticePatterns::stripes),
  CHECKS(LatticePatterns::checks),
  BRICKS(LatticePatterns::bricks),
  DOTS(LatticePatterns::dots),
  WEAVE(LatticePatterns::weave),
  GRID(LatticePatterns::grid),
  BUBBLES(CellPatterns::bubbles),
  CRACKS(CellPatterns::cracks),
  MOSAIC(CellPatterns::mosaic),
  FIBRES(StrokePatterns::fibres),
  LEAVES(StrokePatterns::leaves),
  TRACES(StrokePatterns::traces),
  WRITING(StrokePatterns::writing),
  FRACTAL(StrokePatterns::fractal);

  private final BiConsumer<HeightMap, RandomGenerator> painter;

  Pattern(BiConsumer<HeightMap, RandomGenerator> painter) {
    this.painter = painter;
  }

  /** A surface of this kind. */
  HeightMap paint(int side, RandomGenerator random) {
    HeightMap map = new HeightMap(side);
    painter.accept(map, random);
    return map;
  }
}
