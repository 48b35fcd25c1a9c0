package io.lynceus.cli.demo.drawing;

import java.util.random.RandomGenerator;

/**
 * Something that lies there: where its middle is, how large and how turned, in pixels. Its body
 * rises over the outline like half an ellipsoid, with the bumps of its skin on it.
 */
final class Thing {
  private static final int DIRECTIONS = 512;
  private static final double NEAR = 0.02;

  /** Nearer to the outline the body is so steep that a pixel is no place any more. */
  private static final double STEEPEST = 0.97;

  private final Skin skin;
  private final double x;
  private final double y;
  private final double radius;
  private final double sine;
  private final double cosine;
  private final double[] outline = new double[DIRECTIONS + 1];

  Thing(Skin skin, double x, double y, double radius, double angle) {
    this.skin = skin;
    this.x = x;
    this.y = y;
    this.radius = radius;
    sine = Math.sin(angle);
    cosine = Math.cos(angle);
    for (int i = 0; i <= DIRECTIONS; i++) {
      double direction = 2 * Math.PI * (i % DIRECTIONS) / DIRECTIONS - Math.PI;
      outline[i] = skin.kind().outline(direction, skin.noise());
    }
  }

  static Thing random(Kind kind, double x, double y, double radius, RandomGenerator random) {
    double angle = random.nextDouble() * 2 * Math.PI;
    return new Thing(Skin.random(kind, random), x, y, radius, angle);
  }

  Kind kind() {
    return skin.kind();
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  double radius() {
    return radius;
  }

  /** Farther from the middle than this, in pixels, nothing of it is. */
  double reach() {
    return kind().reach * radius;
  }

  /** A place of the picture in the thing's own units, turned back. */
  double across(double atX, double atY) {
    return ((atX - x) * cosine + (atY - y) * sine) / radius;
  }

  double along(double atX, double atY) {
    return ((atY - y) * cosine - (atX - x) * sine) / radius;
  }

  /** 0 in the middle, 1 at the outline, more outside. */
  double depth(double p, double q) {
    double place = (Math.atan2(q, p) + Math.PI) / (2 * Math.PI) * DIRECTIONS;
    int at = Math.min((int) place, DIRECTIONS - 1);
    return Math.sqrt(p * p + q * q) / Noise.mix(outline[at], outline[at + 1], place - at);
  }

  Colour skinAt(double p, double q) {
    return skin.at(p, q);
  }

  /** The normal at a place inside, turned into the picture; a unit vector, z to the camera. */
  double[] normal(double p, double q, double depth) {
    double inside = Math.min(depth, STEEPEST);
    double away = Math.max(Math.sqrt(p * p + q * q), 1e-6);
    double fall = kind().height * inside / Math.sqrt(1 - inside * inside) * depth / away / away;
    double here = bump(p, q);
    double dp = kind().roughness * (bump(p + NEAR, q) - here) / NEAR - fall * p;
    double dq = kind().roughness * (bump(p, q + NEAR) - here) / NEAR - fall * q;
    double length = Math.sqrt(dp * dp + dq * dq + 1);
    double nx = -(dp * cosine - dq * sine) / length;
    double ny = -(dp * sine + dq * cosine) / length;
    return new double[] {nx, ny, 1 / length};
  }

  private double bump(double p, double q) {
    return skin.noise().at(kind().bumps * p + 3, kind().bumps * q + 8);
  }
}
