package io.lynceus.cli.demo.drawing;

/** A colour as linear light; 1 is what a white sheet reflects in full light. */
record Colour(double red, double green, double blue) {
  /** From a colour as screens name it. */
  static Colour of(int rgb) {
    return new Colour(linear(rgb >> 16), linear(rgb >> 8), linear(rgb));
  }

  Colour times(double factor) {
    return new Colour(red * factor, green * factor, blue * factor);
  }

  Colour times(Colour light) {
    return new Colour(red * light.red, green * light.green, blue * light.blue);
  }

  Colour plus(Colour other) {
    return new Colour(red + other.red, green + other.green, blue + other.blue);
  }

  Colour mixedWith(Colour other, double share) {
    return new Colour(
        Noise.mix(red, other.red, share),
        Noise.mix(green, other.green, share),
        Noise.mix(blue, other.blue, share));
  }

  private static double linear(int channel) {
    return Math.pow((channel & 0xFF) / 255.0, 2.2);
  }
}
