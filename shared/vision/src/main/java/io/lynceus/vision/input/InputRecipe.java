package io.lynceus.vision.input;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lynceus.vision.picture.Picture;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What a network is fed: the sides of its input, where in it the picture lies, the level of the
 * padding, the order of the planes, and the range of the values. Saved with the weights.
 */
public record InputRecipe(
    @JsonProperty(required = true) int width,
    @JsonProperty(required = true) int height,
    @JsonProperty(required = true) Placement placement,
    @JsonProperty(required = true) int pad,
    @JsonProperty(required = true) ChannelOrder channels,
    @JsonProperty(required = true) ValueRange range) {
  private static final int MAX_SIDE = 4096;
  private static final int STEP = 32;

  public InputRecipe {
    if (!isSide(width) || !isSide(height)) {
      throw new IllegalArgumentException(
          "An input's sides are multiples of %d up to %d, not %d by %d"
              .formatted(STEP, MAX_SIDE, width, height));
    }
    if (pad < 0 || pad > 255) {
      throw new IllegalArgumentException("A padding level is 0 to 255, not " + pad);
    }
  }

  private static boolean isSide(int side) {
    return side >= STEP && side <= MAX_SIDE && side % STEP == 0;
  }

  /** How our own networks see: in the middle of grey 114, red first, 0 to 1. */
  public static InputRecipe ofOurs(int width, int height) {
    return new InputRecipe(width, height, Placement.CENTRE, 114, ChannelOrder.RGB, ValueRange.UNIT);
  }

  /** How many floats one picture takes. */
  public int floats() {
    return Picture.CHANNELS * width * height;
  }

  /** How a picture of these sides lies in the input. */
  public Letterbox letterbox(int pictureWidth, int pictureHeight) {
    return Letterbox.fit(pictureWidth, pictureHeight, width, height, placement);
  }

  /** Writes the planes of a picture from {@code offset} on; the buffer's position stays. */
  public Letterbox write(Picture picture, FloatBuffer target, int offset) {
    Letterbox box = letterbox(picture.width(), picture.height());
    new InputPlanes(this, box).write(picture, target, offset);
    return box;
  }

  /** Writes the planes of a picture from {@code offset} on. */
  public Letterbox write(Picture picture, float[] target, int offset) {
    return write(picture, FloatBuffer.wrap(target), offset);
  }

  /**
   * The letterboxed picture as a picture, in red, green, blue whatever the network's order. Writing
   * it gives the same floats as writing the picture it was made from, so that it can be cached.
   */
  public Picture letterboxed(Picture picture) {
    Letterbox box = letterbox(picture.width(), picture.height());
    byte[] rgb = new byte[floats()];
    Arrays.fill(rgb, (byte) pad);
    LetterboxRows rows = new LetterboxRows(picture, box);
    int columns = box.scaledWidth();
    int[] row = new int[columns * Picture.CHANNELS];
    for (int y = 0; y < box.scaledHeight(); y++) {
      rows.row(y, row);
      int at = ((box.top() + y) * width + box.left()) * Picture.CHANNELS;
      for (int x = 0; x < columns; x++) {
        rgb[at++] = (byte) row[x];
        rgb[at++] = (byte) row[columns + x];
        rgb[at++] = (byte) row[2 * columns + x];
      }
    }
    return new Picture(width, height, rgb);
  }
}
