package io.lynceus.training.input;

import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.input.Letterbox;
import io.lynceus.vision.picture.Picture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pictures of a split, decoded and brought to the size at which they fit the input. Those used
 * last are kept as far as {@code memory} bytes go, so that a set that fits is decoded once.
 */
final class Gallery {
  private final List<LabeledImage> images;
  private final InputRecipe recipe;
  private final long memory;
  private final Map<Integer, Picture> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long used;

  Gallery(List<LabeledImage> images, InputSize size, long memory) {
    this.images = List.copyOf(images);
    this.recipe = InputRecipe.ofOurs(size.width(), size.height());
    this.memory = memory;
  }

  int count() {
    return images.size();
  }

  LabeledImage image(int index) {
    return images.get(index);
  }

  /** A picture as large as it is in the input, without padding. */
  Picture picture(int index) {
    Picture known = kept.get(index);
    return known != null ? known : keep(index, read(index));
  }

  private Picture read(int index) {
    Picture original = images.get(index).content().read();
    Letterbox box = recipe.letterbox(original.width(), original.height());
    return cropped(recipe.letterboxed(original), box);
  }

  /** Without the padding, so that what is served without it is what training starts from. */
  private static Picture cropped(Picture whole, Letterbox box) {
    int row = box.scaledWidth() * Picture.CHANNELS;
    byte[] rgb = new byte[box.scaledHeight() * row];
    for (int y = 0; y < box.scaledHeight(); y++) {
      int from = ((box.top() + y) * whole.width() + box.left()) * Picture.CHANNELS;
      System.arraycopy(whole.rgb(), from, rgb, y * row, row);
    }
    return new Picture(box.scaledWidth(), box.scaledHeight(), rgb);
  }

  private Picture keep(int index, Picture picture) {
    kept.put(index, picture);
    used += picture.rgb().length;
    var oldest = kept.values().iterator();
    while (used > memory && kept.size() > 1) {
      used -= oldest.next().rgb().length;
      oldest.remove();
    }
    return picture;
  }
}
