package dev.loupe.dataset.boards;

/**
 * The light of the station: a ring around the lens, a soft box from one side, and the room. What a
 * mirror facing any way would show is kept in tables over the normal, one per roughness.
 */
final class Lighting {

  /** Side of a table of mirrored light. */
  static final int TABLE = 128;

  /** Direction towards the soft box, in picture coordinates (x right, y down, z to the camera). */
  final float keyX;

  final float keyY;
  final float keyZ;
  final float key;
  final float ambient;

  private final double ring;
  private final double ringPhase;
  private final float[][] mirrors = new float[3][TABLE * TABLE];

  Lighting(Dice dice) {
    double azimuth = StrictMath.toRadians(-128 + dice.normal(9));
    double elevation = StrictMath.toRadians(54 + dice.normal(3));
    keyX = (float) (StrictMath.cos(azimuth) * StrictMath.cos(elevation));
    keyY = (float) (StrictMath.sin(azimuth) * StrictMath.cos(elevation));
    keyZ = (float) (StrictMath.sin(elevation));
    key = (float) (dice.between(0.50, 0.62));
    ambient = (float) (dice.between(0.40, 0.48));
    ring = dice.between(0.85, 1.15);
    ringPhase = dice.between(0, 6.28);
    for (int roughness = 0; roughness < 3; roughness++) {
      fillTable(mirrors[roughness], roughness);
    }
  }

  /** Mirrored light over the normal's first two parts, {@code float[TABLE * TABLE]}. */
  float[] mirror(int roughness) {
    return mirrors[roughness];
  }

  private void fillTable(float[] table, int roughness) {
    double soft = roughness == 0 ? 0.04 : roughness == 1 ? 0.16 : 0.45;
    for (int j = 0; j < TABLE; j++) {
      for (int i = 0; i < TABLE; i++) {
        double nx = 2 * (i + 0.5) / TABLE - 1;
        double ny = 2 * (j + 0.5) / TABLE - 1;
        table[j * TABLE + i] = (float) seen(nx, ny, soft);
      }
    }
  }

  private double seen(double nx, double ny, double soft) {
    double nz = Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
    double x = 2 * nz * nx;
    double y = 2 * nz * ny;
    double z = 2 * nz * nz - 1;
    return room(x, y, z) + lens(z, soft) + ringLight(x, y, z, soft) + softBox(x, y, z, soft);
  }

  /** Bright ceiling, dim walls, and the dark board itself below. */
  private static double room(double x, double y, double z) {
    double side = 0.5 + 0.5 * Math.max(-1, Math.min(1, -2.6 * (0.55 * x + 0.83 * y)));
    return z > 0
        ? 0.20 + 0.10 * z + 0.34 * side
        : (0.20 + 0.34 * side) * Math.max(0.25, 1 + 1.1 * z);
  }

  /** The front of the lens is a dark disc straight above. */
  private static double lens(double z, double soft) {
    return -0.13 * step(0.965, 0.995 + soft * 0.2, z);
  }

  private double ringLight(double x, double y, double z, double soft) {
    double inner = 1 - step(0.90 - soft * 0.2, 0.93 + soft * 0.3, z);
    double outer = step(0.48 - soft * 0.5, 0.56 + soft * 0.1, z);
    double turn = StrictMath.atan2(y, x) + ringPhase;
    double lamps = 0.85 + 0.15 * StrictMath.cos(3 * turn);
    return ring * lamps * inner * outer / (1 + 1.4 * soft);
  }

  private double softBox(double x, double y, double z, double soft) {
    double toward = x * keyX + y * keyY + z * keyZ;
    return 2.6 * step(0.93 - soft, 0.965 + soft * 0.06, toward) / (1 + 4.5 * soft);
  }

  private static double step(double low, double high, double value) {
    double t = Math.max(0, Math.min(1, (value - low) / (high - low)));
    return t * t * (3 - 2 * t);
  }
}
