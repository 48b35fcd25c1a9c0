package io.lynceus.training.input;

import java.util.random.RandomGenerator;

/**
 * A change of colours in HSV: hue by an addition (in sixths of the circle), saturation and value by
 * factors.
 */
record ColourShift(float hue, float saturation, float value) {
  static final ColourShift NONE = new ColourShift(0, 1, 1);

  static ColourShift drawn(Augmentation limits, RandomGenerator random) {
    return new ColourShift(
        (float) (6 * limits.hue() * signed(random)),
        (float) (1 + limits.saturation() * signed(random)),
        (float) (1 + limits.value() * signed(random)));
  }

  private static double signed(RandomGenerator random) {
    return 2 * random.nextDouble() - 1;
  }

  /** Changes one pixel in place: red, green and blue of 0 to 1. */
  void apply(float[] rgb) {
    float red = rgb[0];
    float green = rgb[1];
    float blue = rgb[2];
    float most = Math.max(red, Math.max(green, blue));
    float range = most - Math.min(red, Math.min(green, blue));
    float brightest = Math.min(most * value, 1);
    if (range <= 0) {
      rgb[0] = rgb[1] = rgb[2] = brightest;
      return;
    }
    float angle = hueOf(red, green, blue, most, range) + hue;
    float chroma = brightest * Math.min(range / most * saturation, 1);
    rgb[0] = channel(angle + 5, brightest, chroma);
    rgb[1] = channel(angle + 3, brightest, chroma);
    rgb[2] = channel(angle + 1, brightest, chroma);
  }

  /** In sixths of the circle, red at 0. */
  private static float hueOf(float red, float green, float blue, float most, float range) {
    if (most == red) {
      return (green - blue) / range;
    }
    return most == green ? 2 + (blue - red) / range : 4 + (red - green) / range;
  }

  /** The usual closed form of HSV to RGB: 5, 3 and 1 sixths on for red, green and blue. */
  private static float channel(float sixths, float brightest, float chroma) {
    float k = sixths >= 6 ? sixths - 6 : sixths < 0 ? sixths + 6 : sixths;
    return brightest - chroma * Math.clamp(Math.min(k, 4 - k), 0f, 1f);
  }
}
