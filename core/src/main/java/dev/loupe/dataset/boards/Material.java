package dev.loupe.dataset.boards;

/** How a surface answers light. */
enum Material {
  BELT(1.0, 0.02, 2, 0.20, false),
  LAMINATE(1.0, 0.02, 2, 0.15, false),
  MASK(1.0, 0.075, 1, 0.022, false),
  SILK(1.0, 0.03, 2, 0.05, false),
  SOLDER(0.10, 0.88, 0, 0.016, true),
  DULL_SOLDER(0.42, 0.50, 2, 0.30, true),
  COPPER(0.30, 0.70, 1, 0.10, true),
  STEEL(0.12, 0.84, 1, 0.010, true),
  LEAD(0.15, 0.84, 1, 0.030, true),
  EPOXY(1.0, 0.050, 2, 0.16, false),
  GLAZE(1.0, 0.060, 1, 0.04, false),
  CERAMIC(1.0, 0.045, 1, 0.06, false),
  LENS(0.9, 0.09, 0, 0.015, false),
  RESIN(0.95, 0.11, 0, 0.03, false),
  FIBRE(1.0, 0.04, 2, 0.10, false);

  private static final Material[] ALL = values();

  /** Share of light that is scattered in the colour of the surface. */
  final float diffuse;

  /** Share of light that is mirrored. */
  final float mirror;

  /** How sharp the mirrored picture is: 0 sharp, 1 satin, 2 rough. */
  final int roughness;

  /** How far the grain of the surface bends its normal. */
  final float bump;

  /** Whether what is mirrored takes the colour of the surface. */
  final boolean metal;

  Material(double diffuse, double mirror, int roughness, double bump, boolean metal) {
    this.diffuse = (float) diffuse;
    this.mirror = (float) mirror;
    this.roughness = roughness;
    this.bump = (float) bump;
    this.metal = metal;
  }

  static Material of(byte code) {
    return ALL[code];
  }

  byte code() {
    return (byte) ordinal();
  }
}
