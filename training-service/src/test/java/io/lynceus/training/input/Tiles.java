package io.lynceus.training.input;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import io.lynceus.vision.picture.Picture;
import java.util.List;

/** Plain pictures whose pixels tell where they came from. */
final class Tiles {
  /**
   * Neither shifted nor scaled nor coloured: only what the orientation allows is left to chance.
   */
  static final Augmentation STILL = new Augmentation(0, 0, 0, 0, 0, Orientation.UPRIGHT);

  private Tiles() {}

  static Augmentation still(Orientation orientation) {
    return new Augmentation(0, 0, 0, 0, 0, orientation);
  }

  /** One level of grey, nothing on it. */
  static LabeledImage grey(int width, int height, int level) {
    Picture picture = filled(width, height, level);
    return new LabeledImage("grey-" + level, width, height, List.of(), () -> picture);
  }

  /** A white rectangle on black, with its box. */
  static LabeledImage white(int width, int height, int classIndex, Box box) {
    byte[] rgb = new byte[width * height * Picture.CHANNELS];
    for (int y = (int) box.y1(); y < box.y2(); y++) {
      for (int x = (int) box.x1(); x < box.x2(); x++) {
        for (int c = 0; c < Picture.CHANNELS; c++) {
          rgb[(y * width + x) * Picture.CHANNELS + c] = (byte) 255;
        }
      }
    }
    Picture picture = new Picture(width, height, rgb);
    return new LabeledImage(
        "white", width, height, List.of(new LabeledBox(classIndex, box)), () -> picture);
  }

  /** Four quarters of four levels: which is where says how the picture was turned. */
  static LabeledImage quarters(int side) {
    byte[] rgb = new byte[side * side * Picture.CHANNELS];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / Picture.CHANNELS % side;
      int y = i / Picture.CHANNELS / side;
      rgb[i] = (byte) (40 + 50 * ((x < side / 2 ? 0 : 1) + (y < side / 2 ? 0 : 2)));
    }
    Picture picture = new Picture(side, side, rgb);
    return new LabeledImage("quarters", side, side, List.of(), () -> picture);
  }

  static Picture filled(int width, int height, int level) {
    byte[] rgb = new byte[width * height * Picture.CHANNELS];
    java.util.Arrays.fill(rgb, (byte) level);
    return new Picture(width, height, rgb);
  }
}
