package io.lynceus.cli.demo.drawing;

/**
 * What can lie there, seen from above and one unit large: the outline by direction, how high it
 * rises, how rough and glossy its skin is. The first three are to be found; the rest is clutter.
 */
enum Kind {
  APPLE(1.15, 0.95, 0.01, 3, 0.32, 38),
  ORANGE(1.1, 0.97, 0.012, 26, 0.22, 22),
  LEMON(1.45, 0.85, 0.012, 20, 0.24, 26),
  LEAF(1.45, 0.08, 0.02, 6, 0.12, 14),
  STONE(1.45, 0.6, 0.10, 5, 0.05, 8),
  TWIG(2, 0.1, 0.05, 9, 0.03, 6);

  /** The farthest that the outline may be. */
  final double reach;

  /** Height of the middle. */
  final double height;

  /** Depth of the bumps of the skin, and how many fit into one unit. */
  final double roughness;

  final double bumps;

  /** Share of light that is mirrored, and how sharply. */
  final double gloss;

  final double sharpness;

  Kind(
      double reach, double height, double roughness, double bumps, double gloss, double sharpness) {
    this.reach = reach;
    this.height = height;
    this.roughness = roughness;
    this.bumps = bumps;
    this.gloss = gloss;
    this.sharpness = sharpness;
  }

  boolean isFruit() {
    return this == APPLE || this == ORANGE || this == LEMON;
  }

  /** How far the outline is from the middle in a direction; {@code noise} makes each its own. */
  double outline(double angle, Noise noise) {
    double sine = Math.sin(angle);
    double cosine = Math.cos(angle);
    double wobble = noise.at(2 + 1.3 * cosine, 2 + 1.3 * sine) - 0.5;
    return switch (this) {
      case APPLE -> 1 + 0.012 * Math.cos(5 * angle) + 0.12 * wobble;
      case ORANGE -> 1 + 0.07 * wobble;
      case LEMON -> ellipse(1.22, 0.88, sine, cosine) * (1 + 0.08 * wobble) + tip(sine);
      case LEAF -> ellipse(1.3, 0.52, sine, cosine) + 0.5 * tip(sine);
      case STONE -> ellipse(1.1, 0.85, sine, cosine) * (1 + 0.55 * wobble);
      case TWIG -> ellipse(1.5, 0.075, sine, cosine) * (1 + 0.9 * wobble);
    };
  }

  private static double ellipse(double along, double across, double sine, double cosine) {
    return along * across / Math.hypot(across * cosine, along * sine);
  }

  private static double tip(double sine) {
    double away = sine / 0.17;
    return 0.17 * Math.exp(-away * away);
  }
}
