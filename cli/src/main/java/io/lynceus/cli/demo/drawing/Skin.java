package io.lynceus.cli.demo.drawing;

import java.util.random.RandomGenerator;

/**
 * The colours of one thing. {@code stemX, stemY} is where its stem was, somewhere on the side that
 * one sees; {@code ripeness} is 0 to 1.
 */
record Skin(Kind kind, Noise noise, double ripeness, double stemX, double stemY) {
  private static final Colour RED = Colour.of(0xB3161F);
  private static final Colour DARK_RED = Colour.of(0x7A0D18);
  private static final Colour APPLE_YELLOW = Colour.of(0xE3C24A);
  private static final Colour APPLE_GREEN = Colour.of(0x86A83A);
  private static final Colour ORANGE = Colour.of(0xF07E12);
  private static final Colour PALE_ORANGE = Colour.of(0xF2A33A);
  private static final Colour LEMON = Colour.of(0xF3D32F);
  private static final Colour UNRIPE = Colour.of(0xA9B83C);
  private static final Colour LEAF = Colour.of(0x3E6B2B);
  private static final Colour DRY_LEAF = Colour.of(0x8A6A2C);
  private static final Colour VEIN = Colour.of(0x9DB36A);
  private static final Colour STONE = Colour.of(0x8B857B);
  private static final Colour BROWN_STONE = Colour.of(0x6E5640);
  private static final Colour BARK = Colour.of(0x5A4330);
  private static final Colour STEM = Colour.of(0x3C2A1B);

  static Skin random(Kind kind, RandomGenerator random) {
    double away = 0.75 * Math.sqrt(random.nextDouble());
    double angle = random.nextDouble() * 2 * Math.PI;
    return new Skin(
        kind,
        new Noise(random.nextLong()),
        random.nextDouble(),
        away * Math.cos(angle),
        away * Math.sin(angle));
  }

  /** The colour at a place of the thing, seen from above. */
  Colour at(double p, double q) {
    return switch (kind) {
      case APPLE -> apple(p, q);
      case ORANGE -> orange(p, q);
      case LEMON -> lemon(p, q);
      case LEAF -> leaf(p, q);
      case STONE -> stone(p, q);
      case TWIG -> BARK.times(0.6 + 0.8 * noise.octaves(3 * p, 30 * q, 3));
    };
  }

  private Colour apple(double p, double q) {
    double angle = Math.atan2(q - stemY, p - stemX);
    double away = Math.hypot(p - stemX, q - stemY);
    double streaks = noise.octaves(9 + 5 * Math.cos(angle), 9 + 5 * Math.sin(angle) + away, 3);
    double patches = noise.octaves(1.6 * p + 5, 1.6 * q + 5, 2);
    double redness = Noise.step(0.15, 0.85, 0.45 * streaks + 0.5 * patches + 0.9 * ripeness - 0.4);
    Colour ground = APPLE_GREEN.mixedWith(APPLE_YELLOW, Noise.step(0.2, 0.8, patches));
    Colour skin = ground.mixedWith(RED.mixedWith(DARK_RED, streaks), redness);
    double speckle = Noise.step(0.86, 0.93, noise.at(24 * p, 24 * q));
    return stemmed(skin.mixedWith(APPLE_YELLOW, 0.5 * speckle), away, 0.3, 0.055);
  }

  private Colour orange(double p, double q) {
    double patches = noise.octaves(2 * p, 2 * q, 3);
    Colour skin = ORANGE.mixedWith(PALE_ORANGE, 0.8 * patches);
    Colour tinted =
        skin.mixedWith(UNRIPE, 0.35 * Noise.step(0.6, 1, patches + 0.3 * (1 - ripeness)));
    return stemmed(tinted, Math.hypot(p - stemX, q - stemY), 0.12, 0.07);
  }

  private Colour lemon(double p, double q) {
    double patches = noise.octaves(2 * p, 2 * q, 3);
    double green =
        Noise.step(0.8, 1.3, Math.abs(p)) * (1 - ripeness) + 0.4 * (1 - ripeness) * patches;
    return LEMON.times(0.9 + 0.2 * patches).mixedWith(UNRIPE, Math.min(green, 1));
  }

  private Colour leaf(double p, double q) {
    Colour blade = LEAF.mixedWith(DRY_LEAF, Noise.step(0.5, 0.95, ripeness));
    double patches = 0.7 + 0.6 * noise.octaves(4 * p, 4 * q, 3);
    double middle = Math.exp(-Math.abs(q) * 60);
    double sides = Math.exp(-12 * Math.abs(Math.sin(9 * (p - 0.9 * Math.abs(q))))) * 0.5;
    return blade.times(patches).mixedWith(VEIN, Math.min(0.7, 0.7 * middle + 0.5 * sides));
  }

  private Colour stone(double p, double q) {
    double grain = noise.octaves(7 * p, 7 * q, 4);
    return STONE.mixedWith(BROWN_STONE, ripeness).times(0.5 + grain);
  }

  /** Darkens the hollow around the stem and puts what is left of it in the middle. */
  private Colour stemmed(Colour skin, double away, double hollow, double stem) {
    double shade = 1 - 0.65 * Math.exp(-away * away / (hollow * hollow * 0.5));
    return skin.times(shade).mixedWith(STEM, 1 - Noise.step(stem * 0.6, stem * 1.3, away));
  }
}
