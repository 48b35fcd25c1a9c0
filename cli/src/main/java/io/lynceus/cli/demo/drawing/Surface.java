package io.lynceus.cli.demo.drawing;

/** What things lie on; a place is in units of the picture's height. */
enum Surface {
  BELT,
  WOOD,
  CLOTH;

  private static final Colour RUBBER = Colour.of(0x3A3F42);
  private static final Colour WORN = Colour.of(0x6A6E6C);
  private static final Colour LIGHT_WOOD = Colour.of(0xB98A55);
  private static final Colour DARK_WOOD = Colour.of(0x6B4526);
  private static final Colour LINEN = Colour.of(0xC9C0AC);
  private static final Colour BLUE = Colour.of(0x5B738C);

  Colour at(double u, double v, Noise noise) {
    return switch (this) {
      case BELT -> belt(u, v, noise);
      case WOOD -> wood(u, v, noise);
      case CLOTH -> cloth(u, v, noise);
    };
  }

  private static Colour belt(double u, double v, Noise noise) {
    double weave = 0.5 + 0.5 * Math.sin(190 * u) * Math.sin(190 * v);
    double dirt = noise.octaves(5 * u, 5 * v, 4);
    double scratches = Noise.step(0.72, 0.8, noise.at(1.5 * u, 60 * v));
    Colour base = RUBBER.mixedWith(WORN, Noise.step(0.45, 0.8, dirt));
    return base.times(0.75 + 0.35 * weave).mixedWith(WORN, 0.3 * scratches);
  }

  private static Colour wood(double u, double v, Noise noise) {
    double plank = Math.floor(v * 2.6);
    double bend = noise.octaves(0.8 * u + 31 * plank, 2 * v, 3);
    double rings = 0.5 + 0.5 * Math.sin(40 * (v + 0.5 * bend));
    double grain = noise.octaves(4 * u + 7 * plank, 90 * v, 3);
    double tone = 0.55 * rings * bend + 0.6 * grain + 0.25 * noise.at(plank, 3);
    double gap = Noise.step(0, 0.02, Math.abs(v * 2.6 - Math.rint(v * 2.6)));
    return LIGHT_WOOD.mixedWith(DARK_WOOD, Math.clamp(tone, 0, 1)).times(0.25 + 0.75 * gap);
  }

  private static Colour cloth(double u, double v, Noise noise) {
    double threads = 0.5 + 0.25 * Math.sin(260 * u) + 0.25 * Math.sin(260 * v);
    double folds = noise.octaves(1.4 * u, 1.4 * v, 3);
    double stripe = Noise.step(0.42, 0.46, Math.abs(Math.IEEEremainder(u * 1.7 + 0.05 * folds, 1)));
    double fibre = noise.octaves(60 * u, 60 * v, 2);
    return LINEN
        .mixedWith(BLUE, 0.75 * stripe)
        .times((0.72 + 0.2 * threads + 0.2 * fibre) * (0.75 + 0.5 * folds));
  }
}
