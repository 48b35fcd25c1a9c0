package io.lynceus.training.input;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.picture.Picture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * One input of the network, drawn into: red, green and blue planes of 0 to 1, grey where nothing is
 * drawn.
 */
final class Canvas {
  private static final float GREY = 114 / 255f;
  private static final float UNIT = 1 / 255f;

  private final int width;
  private final int height;
  private final float[] planes;
  private final float[] pixel = new float[3];

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.planes = new float[3 * width * height];
  }

  void clear() {
    Arrays.fill(planes, GREY);
  }

  /** Draws a picture, with linear interpolation, as far as it is inside. */
  void draw(Picture picture, View view, ColourShift colours) {
    Box whole =
        view.place(
                new Box(0, 0, picture.width(), picture.height()), picture.width(), picture.height())
            .clippedTo(width, height);
    int left = (int) Math.ceil(whole.x1() - 0.5);
    int right = (int) Math.ceil(whole.x2() - 0.5);
    int bottom = (int) Math.ceil(whole.y2() - 0.5);
    for (int y = (int) Math.ceil(whole.y1() - 0.5); y < bottom; y++) {
      row(picture, view, colours, y, left, right);
    }
  }

  private void row(Picture picture, View view, ColourShift colours, int y, int left, int right) {
    float stepX = (float) (view.ax() / view.scale());
    float stepY = (float) (view.ay() / view.scale());
    double dx = left + 0.5 - view.x();
    double dy = y + 0.5 - view.y();
    // The inverse of the turn is its transpose.
    float x = (float) ((view.ax() * dx + view.bx() * dy) / view.scale() + picture.width() / 2.0);
    float sy = (float) ((view.ay() * dx + view.by() * dy) / view.scale() + picture.height() / 2.0);
    int plane = width * height;
    int at = y * width + left;
    boolean changed = !colours.equals(ColourShift.NONE);
    for (int i = 0; i < right - left; i++) {
      sample(picture, x + i * stepX - 0.5f, sy + i * stepY - 0.5f);
      if (changed) {
        colours.apply(pixel);
      }
      planes[at + i] = pixel[0];
      planes[at + i + plane] = pixel[1];
      planes[at + i + 2 * plane] = pixel[2];
    }
  }

  private void sample(Picture picture, float x, float y) {
    float cx = Math.clamp(x, 0f, picture.width() - 1f);
    float cy = Math.clamp(y, 0f, picture.height() - 1f);
    int x0 = (int) cx;
    int y0 = (int) cy;
    float fx = cx - x0;
    float fy = cy - y0;
    byte[] rgb = picture.rgb();
    int here = (y0 * picture.width() + x0) * 3;
    int right = fx > 0 ? 3 : 0;
    int down = fy > 0 ? picture.width() * 3 : 0;
    float w11 = fx * fy * UNIT;
    float w10 = fx * UNIT - w11;
    float w01 = fy * UNIT - w11;
    float w00 = UNIT - w10 - w01 - w11;
    for (int c = 0; c < 3; c++) {
      pixel[c] =
          (rgb[here + c] & 0xFF) * w00
              + (rgb[here + right + c] & 0xFF) * w10
              + (rgb[here + down + c] & 0xFF) * w01
              + (rgb[here + right + down + c] & 0xFF) * w11;
    }
  }

  /** Copies the planes to the place of one picture in a batch. */
  void copyTo(ByteBuffer batch, int index) {
    FloatBuffer floats = batch.order(ByteOrder.nativeOrder()).asFloatBuffer();
    floats.put(index * planes.length, planes);
  }
}
