package io.lynceus.cli.demo.drawing;

import java.util.random.RandomGenerator;

/**
 * One lamp and what the room gives back. {@code (x, y, z)} points to the lamp, z up to the camera;
 * {@code hardness} is 0 for an overcast sky, 1 for a bare bulb.
 */
record Light(double x, double y, double z, double hardness, Colour lamp, Colour room) {
  private static final Colour WARM = Colour.of(0xFFE2B8);
  private static final Colour COLD = Colour.of(0xD6E6FF);

  static Light random(RandomGenerator random) {
    double direction = random.nextDouble() * 2 * Math.PI;
    double height = Math.toRadians(30 + 45 * random.nextDouble());
    double brightness = 0.75 + 0.6 * random.nextDouble();
    Colour tint = WARM.mixedWith(COLD, random.nextDouble());
    double hardness = random.nextDouble();
    return new Light(
        Math.cos(direction) * Math.cos(height),
        Math.sin(direction) * Math.cos(height),
        Math.sin(height),
        hardness,
        tint.times(brightness * (0.8 + 0.4 * hardness)),
        tint.mixedWith(COLD, 0.5).times(brightness * (0.36 - 0.2 * hardness)));
  }

  /** What a matt surface with this normal sends back. */
  Colour on(double nx, double ny, double nz) {
    double facing = Math.max(0, nx * x + ny * y + nz * z);
    return lamp.times(facing).plus(room.times(0.55 + 0.45 * nz));
  }

  /** What a glossy surface mirrors of the lamp into a camera straight above. */
  double glint(double nx, double ny, double nz, double sharpness) {
    double half = Math.sqrt(x * x + y * y + (z + 1) * (z + 1));
    double facing = Math.max(0, (nx * x + ny * y + nz * (z + 1)) / half);
    return Math.pow(facing, sharpness) * (0.3 + 0.7 * hardness);
  }
}
