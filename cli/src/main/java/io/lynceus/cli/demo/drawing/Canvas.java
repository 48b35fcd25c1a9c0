package io.lynceus.cli.demo.drawing;

import io.lynceus.vision.box.Box;
import java.util.Arrays;
import java.util.Optional;

/** The picture while it is painted, from below to above; knows whose each pixel is. */
final class Canvas {
  private static final int NOBODY = -1;

  final int width;
  final int height;
  final float[] red;
  final float[] green;
  final float[] blue;
  private final int[] owner;

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    red = new float[width * height];
    green = new float[width * height];
    blue = new float[width * height];
    owner = new int[width * height];
    Arrays.fill(owner, NOBODY);
  }

  void paint(int x, int y, Colour colour, double cover) {
    int at = y * width + x;
    red[at] = (float) Noise.mix(red[at], colour.red(), cover);
    green[at] = (float) Noise.mix(green[at], colour.green(), cover);
    blue[at] = (float) Noise.mix(blue[at], colour.blue(), cover);
  }

  private void darken(int x, int y, double share) {
    int at = y * width + x;
    red[at] *= (float) (1 - share);
    green[at] *= (float) (1 - share);
    blue[at] *= (float) (1 - share * 0.95);
  }

  /** Lays a thing on what is there: first its shadow, then itself. */
  void lay(Thing thing, int id, Light light) {
    double fall = 0.45 * thing.radius() * thing.kind().height / Math.max(light.z(), 0.4);
    each(thing, fall + 0.35 * thing.radius(), (x, y) -> shade(thing, light, fall, x, y));
    each(thing, 0, (x, y) -> cover(thing, id, light, x, y));
  }

  private interface Place {
    void at(int x, int y);
  }

  private void each(Thing thing, double margin, Place place) {
    double reach = thing.reach() + margin;
    int right = (int) Math.min(width - 1, thing.x() + reach);
    int bottom = (int) Math.min(height - 1, thing.y() + reach);
    for (int y = (int) Math.max(0, thing.y() - reach); y <= bottom; y++) {
      for (int x = (int) Math.max(0, thing.x() - reach); x <= right; x++) {
        place.at(x, y);
      }
    }
  }

  /** A soft shadow away from the lamp, and the dark where the thing touches what is below. */
  private void shade(Thing thing, Light light, double fall, int x, int y) {
    double castX = x + light.x() / Math.hypot(light.x(), light.y()) * fall;
    double castY = y + light.y() / Math.hypot(light.x(), light.y()) * fall;
    double soft = 0.4 - 0.3 * light.hardness();
    double cast = thing.depth(thing.across(castX, castY), thing.along(castX, castY));
    double touch = thing.depth(thing.across(x, y), thing.along(x, y));
    double shadow = (0.4 + 0.35 * light.hardness()) * (1 - Noise.step(1 - soft, 1 + soft, cast));
    double contact = 0.45 * (1 - Noise.step(0.95, 1.3, touch));
    darken(x, y, 1 - (1 - shadow) * (1 - contact));
  }

  private void cover(Thing thing, int id, Light light, int x, int y) {
    double p = thing.across(x, y);
    double q = thing.along(x, y);
    double depth = thing.depth(p, q);
    double edge = 0.7 / thing.radius();
    double cover = 1 - Noise.step(1 - edge, 1 + edge, depth);
    if (cover > 0.01) {
      paint(x, y, shaded(thing, light, p, q, depth), cover);
      if (cover > 0.5) {
        owner[y * width + x] = id;
      }
    }
  }

  private static Colour shaded(Thing thing, Light light, double p, double q, double depth) {
    double[] n = thing.normal(p, q, depth);
    Kind kind = thing.kind();
    double rim = 1 - 0.25 * Math.pow(Math.min(depth, 1), 6);
    double glint = kind.gloss * light.glint(n[0], n[1], n[2], kind.sharpness);
    return thing
        .skinAt(p, q)
        .times(light.on(n[0], n[1], n[2]).times(rim))
        .plus(light.lamp().times(glint));
  }

  /** The box around what one still sees of a thing, unless next to nothing is left of it. */
  Optional<Box> visible(int id, int least) {
    int left = width;
    int top = height;
    int right = -1;
    int bottom = -1;
    int seen = 0;
    for (int at = 0; at < owner.length; at++) {
      if (owner[at] == id) {
        left = Math.min(left, at % width);
        right = Math.max(right, at % width);
        top = Math.min(top, at / width);
        bottom = at / width;
        seen++;
      }
    }
    return seen < least
        ? Optional.empty()
        : Optional.of(new Box(left, top, right + 1.0, bottom + 1.0));
  }
}
