package io.lynceus.vision.input;

import io.lynceus.vision.picture.Picture;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Lays a letterboxed picture out as three planes of floats, in one pass over its rows. */
final class InputPlanes {
  private final InputRecipe recipe;
  private final Letterbox box;
  private final float[] values = new float[256];
  private final float[] padding;
  private final float[] plane;

  InputPlanes(InputRecipe recipe, Letterbox box) {
    this.recipe = recipe;
    this.box = box;
    for (int level = 0; level < values.length; level++) {
      values[level] = recipe.range().of(level);
    }
    padding = new float[recipe.width()];
    Arrays.fill(padding, values[recipe.pad()]);
    plane = padding.clone();
  }

  void write(Picture picture, FloatBuffer target, int offset) {
    LetterboxRows rows = new LetterboxRows(picture, box);
    byte[] levels = new byte[box.scaledWidth() * Picture.CHANNELS];
    for (int y = 0; y < recipe.height(); y++) {
      int row = y - box.top();
      if (row < 0 || row >= box.scaledHeight()) {
        pad(target, offset, y);
      } else {
        rows.row(row, levels);
        put(levels, target, offset, y);
      }
    }
  }

  private void pad(FloatBuffer target, int offset, int y) {
    for (int p = 0; p < Picture.CHANNELS; p++) {
      target.put(start(offset, p, y), padding);
    }
  }

  private void put(byte[] levels, FloatBuffer target, int offset, int y) {
    for (int p = 0; p < Picture.CHANNELS; p++) {
      int in = recipe.channels().channel(p);
      for (int x = box.left(); x < box.left() + box.scaledWidth(); x++) {
        plane[x] = values[levels[in] & 0xFF];
        in += Picture.CHANNELS;
      }
      target.put(start(offset, p, y), plane);
    }
  }

  private int start(int offset, int planeIndex, int y) {
    return offset + (planeIndex * recipe.height() + y) * recipe.width();
  }
}
