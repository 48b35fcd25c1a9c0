package io.lynceus.vision.detection;

import io.lynceus.vision.input.InputRecipe;
import java.util.List;

/** The cells that the rows of a YOLOX output belong to, in their order. */
final class YoloxAnchors {
  private final int[] x;
  private final int[] y;
  private final int[] stride;

  YoloxAnchors(InputRecipe recipe, List<Integer> strides) {
    int count = strides.stream().mapToInt(s -> cells(recipe, s)).sum();
    x = new int[count];
    y = new int[count];
    stride = new int[count];
    int at = 0;
    for (int s : strides) {
      int columns = recipe.width() / s;
      for (int cell = 0; cell < cells(recipe, s); cell++) {
        x[at] = cell % columns;
        y[at] = cell / columns;
        stride[at] = s;
        at++;
      }
    }
  }

  private static int cells(InputRecipe recipe, int stride) {
    return (recipe.width() / stride) * (recipe.height() / stride);
  }

  int count() {
    return x.length;
  }

  int x(int anchor) {
    return x[anchor];
  }

  int y(int anchor) {
    return y[anchor];
  }

  int stride(int anchor) {
    return stride[anchor];
  }
}
