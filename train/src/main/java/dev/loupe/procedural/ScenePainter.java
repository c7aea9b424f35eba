package dev.loupe.procedural;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Paints scenes: a background and things on it, each of a material, with shadows and bevelled
 * edges; spoiled now and then; photographed.
 *
 * <pre>{@code
 * ScenePainter painter = new ScenePainter(MaterialLibrary.of(1024, 1, progress), 96);
 * Scene scene = painter.paint(7); // the same for the same number
 * }</pre>
 *
 * <p>Safe for several threads; 1 to 2 ms a scene of 96 x 96.
 */
public final class ScenePainter {

  private static final double BEVELLED = 2.5;
  private static final double REACH = 2;

  private final MaterialLibrary library;
  private final int side;
  private final Set<Ingredient> without;

  /** Paints pictures of so many pixels a side. */
  public ScenePainter(MaterialLibrary library, int side) {
    this(library, side, Set.of());
  }

  /** The same without some ingredients; only things, blemishes and the camera count here. */
  public ScenePainter(MaterialLibrary library, int side, Set<Ingredient> without) {
    this.library = library;
    this.side = side;
    this.without = Set.copyOf(without);
  }

  /** The scene of a number. */
  public Scene paint(long number) {
    RandomGenerator random = random(number);
    Scene scene = composed(side, random);
    Camera camera = Camera.any(random);
    perhapsSpoil(scene, random);
    photograph(scene, camera, random);
    return scene;
  }

  /**
   * The scene of a number, a little larger than a photograph, photographed twice: by different
   * cameras, from places that differ by so many pixels or none each way.
   */
  public TwoViews paintTwice(long number, int step) {
    RandomGenerator random = random(number);
    Scene scene = composed(side + step, random);
    perhapsSpoil(scene, random);
    int[] at = new int[4];
    for (int i = 0; i < at.length; i++) {
      at[i] = random.nextInt(2) * step;
    }
    Scene first = scene.window(at[0], at[1], side);
    Scene second = scene.window(at[2], at[3], side);
    photograph(first, Camera.any(random), random);
    photograph(second, Camera.any(random), random);
    return new TwoViews(first, second, at[0] - at[2], at[1] - at[3]);
  }

  private static RandomGenerator random(long number) {
    return new SplittableRandom(number * 0xD1342543DE82EF95L + 11);
  }

  private Scene composed(int side, RandomGenerator random) {
    Scene scene = Scene.empty(side);
    double angle = Draw.angle(random);
    double[] light = {Math.cos(angle), Math.sin(angle)};
    background(scene, light, random);
    boolean bare = without.contains(Ingredient.THINGS) || Draw.chance(random, 0.15);
    int things = bare ? 0 : 1 + random.nextInt(8);
    for (int thing = 1; thing <= things; thing++) {
      thing(scene, thing, light, random);
    }
    return scene;
  }

  private void perhapsSpoil(Scene scene, RandomGenerator random) {
    if (!without.contains(Ingredient.BLEMISHES) && Draw.chance(random, 0.6)) {
      Blemish.spoil(scene, random);
    }
  }

  private void photograph(Scene scene, Camera camera, RandomGenerator random) {
    if (!without.contains(Ingredient.CAMERA)) {
      camera.photograph(scene, random);
    }
  }

  private int anyMaterial(RandomGenerator random) {
    return random.nextInt(library.count());
  }

  private void background(Scene scene, double[] light, RandomGenerator random) {
    int number = anyMaterial(random);
    Placement placement = Placement.any(library.get(number), light, random);
    double[] rgb = new double[3];
    int side = scene.side();
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        placement.at(x, y, rgb);
        scene.materials()[y * side + x] = (short) number;
        for (int c = 0; c < 3; c++) {
          scene.set(x, y, c, rgb[c]);
        }
      }
    }
  }

  private void thing(Scene scene, int number, double[] light, RandomGenerator random) {
    int side = scene.side();
    Silhouette outline = Silhouette.any(side, random);
    int material = anyMaterial(random);
    Placement placement = Placement.any(library.get(material), light, random);
    double shadow = Draw.chance(random, 0.4) ? Draw.between(random, 1, 5) : 0;
    double bevel = Draw.chance(random, 0.4) ? Draw.between(random, 0.1, 0.4) : 0;
    Thing thing = new Thing(number, material, outline, placement, light, shadow, bevel);
    for (int y = 0; y < side; y++) {
      int x = 0;
      while (x < side) {
        double distance = outline.distance(x, y);
        if (distance <= shadow + REACH) {
          paint(scene, thing, x, y, distance);
        }
        x += (int) Math.max(1, distance - shadow - REACH + 1); // nothing of it can be nearer
      }
    }
  }

  /** What is laid on a scene, and how. */
  private record Thing(
      int number,
      int material,
      Silhouette outline,
      Placement placement,
      double[] light,
      double shadow,
      double bevel) {

    /** How far a place lies from where its shadow falls. */
    double shadowDistance(int x, int y) {
      return outline.distance(x - shadow * light[0], y - shadow * light[1]);
    }

    /** How much brighter or darker it is near its edge. */
    double brightness(int x, int y, double distance) {
      return bevel > 0 && distance > -BEVELLED ? 1 + bevel * facing(x, y, distance) : 1;
    }

    /** How much an edge faces the light, -1..1. */
    private double facing(int x, int y, double here) {
      double east = outline.distance(x + 1.0, y) - here;
      double south = outline.distance(x, y + 1.0) - here;
      return -(east * light[0] + south * light[1]);
    }
  }

  private void paint(Scene scene, Thing thing, int x, int y, double distance) {
    if (thing.shadow() > 0 && distance > 0) {
      shade(scene, x, y, thing.shadowDistance(x, y), thing.shadow());
    }
    if (distance < 0.5) {
      double[] rgb = new double[3];
      thing.placement().at(x, y, rgb);
      cover(scene, x, y, Math.min(1, 0.5 - distance), rgb, thing.brightness(x, y, distance));
    }
    if (distance < 0) {
      int at = y * scene.side() + x;
      scene.materials()[at] = (short) thing.material();
      scene.things()[at] = (byte) thing.number();
      scene.kinds()[at] = (byte) thing.outline().kind();
    }
  }

  private static void shade(Scene scene, int x, int y, double distance, double softness) {
    if (distance < softness) {
      double factor = 0.55 + 0.45 * Math.max(0, distance) / softness;
      for (int c = 0; c < 3; c++) {
        scene.set(x, y, c, scene.at(x, y, c) * factor);
      }
    }
  }

  private static void cover(
      Scene scene, int x, int y, double share, double[] rgb, double brightness) {
    for (int c = 0; c < 3; c++) {
      double below = scene.at(x, y, c);
      scene.set(x, y, c, below + share * (rgb[c] * brightness - below));
    }
  }
}
