package io.lynceus.cli.demo.drawing;

import io.lynceus.vision.picture.Picture;
import java.util.Random;

/**
 * What a cheap camera makes of a scene: a little out of focus, darker in the corners, not always
 * well exposed, with noise.
 */
record Camera(double exposure, double vignette, double blur, double noise) {
  static Camera random(Random random) {
    return new Camera(
        0.8 + 0.5 * random.nextDouble(),
        0.35 * random.nextDouble(),
        0.9 * random.nextDouble(),
        0.006 + 0.02 * random.nextDouble());
  }

  Picture take(Canvas scene, Random random) {
    int width = scene.width;
    int height = scene.height;
    byte[] rgb = new byte[width * height * Picture.CHANNELS];
    float[][] channels = {scene.red, scene.green, scene.blue};
    for (int c = 0; c < Picture.CHANNELS; c++) {
      double[] light = blurred(channels[c], width, height);
      for (int i = 0; i < light.length; i++) {
        double seen = light[i] * exposure * falloff(i % width, i / width, width, height);
        double grain = noise * random.nextGaussian();
        rgb[i * Picture.CHANNELS + c] =
            (byte) Math.clamp(Math.round((film(seen) + grain) * 255), 0, 255);
      }
    }
    return new Picture(width, height, rgb);
  }

  private double[] blurred(float[] from, int width, int height) {
    double side = blur / 4;
    double[] rows = new double[from.length];
    double[] both = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      int x = i % width;
      double beside = from[x > 0 ? i - 1 : i] + from[x < width - 1 ? i + 1 : i];
      rows[i] = from[i] * (1 - 2 * side) + beside * side;
    }
    for (int i = 0; i < from.length; i++) {
      int y = i / width;
      double beside = rows[y > 0 ? i - width : i] + rows[y < height - 1 ? i + width : i];
      both[i] = rows[i] * (1 - 2 * side) + beside * side;
    }
    return both;
  }

  private double falloff(int x, int y, int width, int height) {
    double fromX = 2.0 * x / width - 1;
    double fromY = 2.0 * y / height - 1;
    return 1 - vignette * (fromX * fromX + fromY * fromY) / 2;
  }

  /** Bright light is compressed rather than cut off, then as screens expect it. */
  private static double film(double light) {
    double held = light < 0.6 ? light : 0.6 + 0.4 * Math.tanh((light - 0.6) / 0.4);
    return Math.pow(held, 1 / 2.2);
  }
}
