package io.lynceus.cli.demo.drawing;

/**
 * Smooth noise in the plane: random values on a grid, smoothly interpolated (value noise), and sums
 * of it in octaves. Answers lie between 0 and 1.
 */
final class Noise {
  private final long seed;

  Noise(long seed) {
    this.seed = seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
  }

  double at(double x, double y) {
    double left = Math.floor(x);
    double top = Math.floor(y);
    double u = smooth(x - left);
    double v = smooth(y - top);
    long i = (long) left;
    long j = (long) top;
    double above = mix(lattice(i, j), lattice(i + 1, j), u);
    double below = mix(lattice(i, j + 1), lattice(i + 1, j + 1), u);
    return mix(above, below, v);
  }

  /** Coarse shapes with ever finer ones on them. */
  double octaves(double x, double y, int octaves) {
    double sum = 0;
    double weight = 0.5;
    double total = 0;
    double scale = 1;
    for (int i = 0; i < octaves; i++) {
      sum += weight * at(x * scale + 17.3 * i, y * scale - 9.1 * i);
      total += weight;
      weight *= 0.5;
      scale *= 2.03;
    }
    return sum / total;
  }

  static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }

  /** 0 below {@code from}, 1 above {@code to}, an S between. */
  static double step(double from, double to, double x) {
    return smooth(Math.clamp((x - from) / (to - from), 0, 1));
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  private double lattice(long i, long j) {
    long h = seed ^ (i * 0xC2B2AE3D27D4EB4FL) ^ (j * 0x165667B19E3779F9L);
    h = (h ^ (h >>> 31)) * 0x7FB5D329728EA185L;
    h = (h ^ (h >>> 27)) * 0x81DADEF4BC2DD44DL;
    return ((h ^ (h >>> 33)) >>> 11) * 0x1.0p-53;
  }
}
