package io.lynceus.vision.input;

import io.lynceus.vision.picture.Picture;

/**
 * Scales a picture into its letterbox row by row, linearly between pixel centres with weights of 11
 * bits, rounded to whole levels. Levels are rounded so that a tensor made from the file and one
 * made from a cached letterboxed picture are the same, bit for bit.
 *
 * <p>A source row is spread over the columns once and kept for the next output row, which matters
 * when a picture is scaled up.
 */
final class LetterboxRows {
  private static final int BITS = 11;
  private static final int ONE = 1 << BITS;
  private static final int HALF = 1 << (2 * BITS - 1);

  /** The source's samples; the pixel on the right of one is always three bytes further. */
  private final byte[] rgb;

  private final int stride;
  private final Letterbox box;
  private final int[] left;
  private final int[] weight;
  private int[] upper;
  private int[] lower;
  private int upperRow = -1;
  private int lowerRow = -1;

  LetterboxRows(Picture picture, Letterbox box) {
    this.box = box;
    int width = Math.max(box.sourceWidth(), 2);
    rgb = box.sourceWidth() == width ? picture.rgb() : doubled(picture.rgb());
    stride = width * Picture.CHANNELS;
    int columns = box.scaledWidth();
    left = new int[columns];
    weight = new int[columns];
    upper = new int[columns * Picture.CHANNELS];
    lower = new int[columns * Picture.CHANNELS];
    for (int x = 0; x < columns; x++) {
      double at = position(x, box.sourceWidth(), columns);
      // The last pixel is the right neighbour of the one before, with all the weight.
      int first = Math.min((int) at, width - 2);
      left[x] = first * Picture.CHANNELS;
      weight[x] = fraction(at - first);
    }
  }

  /** A picture one pixel wide, with every pixel twice. */
  private static byte[] doubled(byte[] narrow) {
    byte[] wide = new byte[2 * narrow.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = narrow[i / 6 * 3 + i % 3];
    }
    return wide;
  }

  /**
   * One row of the scaled picture as whole levels: all of its red, then green, then blue. Apart,
   * the compiler works on many columns at once.
   */
  void row(int y, int[] levels) {
    double at = position(y, box.sourceHeight(), box.scaledHeight());
    int first = (int) at;
    spread(first, Math.min(first + 1, box.sourceHeight() - 1));
    blend(upper, lower, fraction(at - first), levels);
  }

  private static void blend(int[] upper, int[] lower, int below, int[] levels) {
    int above = ONE - below;
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (upper[i] * above + lower[i] * below + HALF) >> (2 * BITS);
    }
  }

  private void spread(int first, int second) {
    if (first == lowerRow) {
      int[] free = upper;
      upper = lower;
      lower = free;
      upperRow = lowerRow;
      lowerRow = -1;
    }
    if (first != upperRow) {
      spreadRow(first, upper);
      upperRow = first;
    }
    if (second != lowerRow) {
      spreadRow(second, lower);
      lowerRow = second;
    }
  }

  private void spreadRow(int y, int[] into) {
    int start = y * stride;
    int columns = left.length;
    for (int x = 0; x < columns; x++) {
      int at = start + left[x];
      int w = weight[x];
      int v = ONE - w;
      into[x] = (rgb[at] & 0xFF) * v + (rgb[at + 3] & 0xFF) * w;
      into[columns + x] = (rgb[at + 1] & 0xFF) * v + (rgb[at + 4] & 0xFF) * w;
      into[2 * columns + x] = (rgb[at + 2] & 0xFF) * v + (rgb[at + 5] & 0xFF) * w;
    }
  }

  /** The place in the source, from centre to centre, held inside it. */
  private static double position(int at, int source, int scaled) {
    return Math.clamp((at + 0.5) * source / scaled - 0.5, 0, source - 1);
  }

  private static int fraction(double part) {
    return (int) Math.rint(part * ONE);
  }
}
