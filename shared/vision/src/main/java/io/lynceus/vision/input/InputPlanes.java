package io.lynceus.vision.input;

import io.lynceus.vision.picture.Picture;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Lays a letterboxed picture out as three planes of floats, in one pass over its rows. */
final class InputPlanes {
  private final InputRecipe recipe;
  private final Letterbox box;
  private final float[] padding;
  private final float[] plane;

  InputPlanes(InputRecipe recipe, Letterbox box) {
    this.recipe = recipe;
    this.box = box;
    padding = new float[recipe.width()];
    Arrays.fill(padding, recipe.range().of(recipe.pad()));
    plane = padding.clone();
  }

  void write(Picture picture, FloatBuffer target, int offset) {
    LetterboxRows rows = new LetterboxRows(picture, box);
    int[] levels = new int[box.scaledWidth() * Picture.CHANNELS];
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

  private void put(int[] levels, FloatBuffer target, int offset, int y) {
    for (int p = 0; p < Picture.CHANNELS; p++) {
      int from = recipe.channels().channel(p) * box.scaledWidth();
      recipe.range().of(levels, from, plane, box.left(), box.scaledWidth());
      target.put(start(offset, p, y), plane);
    }
  }

  private int start(int offset, int planeIndex, int y) {
    return offset + (planeIndex * recipe.height() + y) * recipe.width();
  }
}
