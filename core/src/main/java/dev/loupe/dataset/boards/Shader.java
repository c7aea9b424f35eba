package dev.loupe.dataset.boards;

import dev.loupe.image.Box;

/** Turns a relief and the light of the station into what the lens sees. */
final class Shader {

  private final Relief relief;
  private final Lighting lighting;
  private final Shade shade;
  private final float slope;
  private final int grainShift;
  private final Shot shot;
  private final float unit;
  private float leanX;
  private float leanY;
  private float near;
  private float red;
  private float green;
  private float blue;

  private Shader(
      Relief relief,
      Lighting lighting,
      double pixelsPerMillimetre,
      int grainShift,
      Shot shot,
      Box window) {
    this.relief = relief;
    this.lighting = lighting;
    this.shade = new Shade(relief, lighting, (float) pixelsPerMillimetre, window);
    this.slope = (float) (pixelsPerMillimetre * Relief.FINENESS / 2);
    this.unit = 4f / (shot.width() + shot.height());
    this.grainShift = grainShift;
    this.shot = shot;
  }

  /** Renews the pixels of a shot within a window. */
  static void shade(
      Relief relief,
      Lighting lighting,
      double pixelsPerMillimetre,
      int grainShift,
      Shot shot,
      Box window) {
    new Shader(relief, lighting, pixelsPerMillimetre, grainShift, shot, window).run(window);
  }

  private void run(Box window) {
    for (int y = window.y(); y < window.y() + window.height(); y++) {
      for (int x = window.x(); x < window.x() + window.width(); x++) {
        pixel(x, y);
      }
    }
  }

  private void pixel(int x, int y) {
    int at = y * shot.width() + x;
    place(x, y);
    red = 0;
    green = 0;
    blue = 0;
    float key = shade.key[at];
    float open = shade.open[at];
    for (int j = 0; j < 2; j++) {
      for (int i = 0; i < 2; i++) {
        cell(2 * x + i, 2 * y + j, key, open);
      }
    }
    shot.planes()[0][at] = red / 4;
    shot.planes()[1][at] = green / 4;
    shot.planes()[2][at] = blue / 4;
  }

  /** The lens and the lamps are near: the way to both leans with the place on the board. */
  private void place(int x, int y) {
    float dx = unit * (x - shade.width / 2f);
    float dy = unit * (y - shade.height / 2f);
    leanX = 0.075f * dx;
    leanY = 0.075f * dy;
    near = 1 + 0.22f * (dx * lighting.keyX + dy * lighting.keyY);
  }

  private void cell(int column, int row, float key, float open) {
    int cell = row * relief.width + column;
    Material material = relief.materialAt(cell);
    int grain =
        ((row + (grainShift >> 8)) & Grain.WRAP) << 8 | ((column + grainShift) & Grain.WRAP);
    float nx = material.bump * Grain.FINE[grain] - slope * alongX(cell, column);
    float ny = material.bump * Grain.FINE_TOO[grain] - slope * alongY(cell, row);
    float nz = (float) (1 / Math.sqrt(1 + nx * nx + ny * ny));
    light(cell, material, nx * nz, ny * nz, nz, key * near, open);
  }

  private float alongX(int cell, int column) {
    int left = column > 0 ? cell - 1 : cell;
    int right = column + 1 < relief.width ? cell + 1 : cell;
    return relief.level[right] - relief.level[left];
  }

  private float alongY(int cell, int row) {
    int above = row > 0 ? cell - relief.width : cell;
    int below = row + 1 < relief.height ? cell + relief.width : cell;
    return relief.level[below] - relief.level[above];
  }

  private void light(
      int cell, Material material, float nx, float ny, float nz, float key, float open) {
    float toward = Math.max(0, nx * lighting.keyX + ny * lighting.keyY + nz * lighting.keyZ);
    float ambient = lighting.ambient * (0.45f + 0.55f * nz) * open;
    float scattered = material.diffuse * (ambient + lighting.key * toward * key * 1.25f);
    float mirrored = mirrored(material, nx, ny, nz) * open * (0.55f + 0.45f * key);
    int rgb = relief.colour[cell];
    float r = Colours.light(rgb >> 16 & 255);
    float g = Colours.light(rgb >> 8 & 255);
    float b = Colours.light(rgb & 255);
    red += r * scattered + mirrored * (material.metal ? r : 1);
    green += g * scattered + mirrored * (material.metal ? g : 1);
    blue += b * scattered + mirrored * (material.metal ? b : 1);
  }

  /** Mirrored light; what is not metal mirrors more at a grazing angle (Schlick). */
  private float mirrored(Material material, float nx, float ny, float nz) {
    int i = index(nx + leanX);
    int j = index(ny + leanY);
    float seen = lighting.mirror(material.roughness)[j * Lighting.TABLE + i];
    float graze = 1 - nz;
    float fresnel = material.metal ? 0 : graze * graze * graze * 0.5f;
    return seen * (material.mirror + (1 - material.mirror) * fresnel);
  }

  private static int index(float part) {
    float at = (part + 1) * (Lighting.TABLE / 2f);
    return (int) Math.max(0, Math.min(Lighting.TABLE - 1, at));
  }
}
