package io.lynceus.training.input;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import io.lynceus.vision.picture.Picture;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes one input of the network of one picture, or of four around a point (mosaic, YOLOv4, section
 * 3.3), turned, scaled, moved and coloured by chance.
 *
 * <pre>
 *   a plane of twice the sides, the point somewhere in its middle half; the input looks at its middle
 *   +-----+---------+
 *   |  0  |    1    |
 *   +-----*---------+   tile corners meet at the point; what reaches beyond is not seen
 *   |  2  |    3    |
 *   +-----+---------+
 * </pre>
 */
public final class Composer {
  /** Boxes of which less is left than this, in input pixels or as a part, are dropped. */
  private static final double LEAST_SIDE = 2;

  private static final double LEAST_PART = 0.1;
  private static final int TILES = 4;

  private final Gallery gallery;
  private final InputSize size;
  private final Augmentation limits;
  private final Canvas canvas;

  /**
   * For the pictures of a split.
   *
   * @param memory bytes that decoded pictures may take
   */
  public Composer(List<LabeledImage> images, InputSize size, Augmentation limits, long memory) {
    this.gallery = new Gallery(images, size, memory);
    this.size = size;
    this.limits = limits;
    this.canvas = new Canvas(size.width(), size.height());
  }

  /** How many pictures there are. */
  public int count() {
    return gallery.count();
  }

  /**
   * Draws a picture, with three others where {@code mosaic}, and answers the boxes.
   *
   * @param batch float planes in native order, of which those of picture {@code place} are written
   */
  public List<LabeledBox> compose(
      int index, boolean mosaic, RandomGenerator random, ByteBuffer batch, int place) {
    List<LabeledBox> boxes = draw(index, mosaic, random);
    canvas.copyTo(batch, place);
    return boxes;
  }

  private List<LabeledBox> draw(int index, boolean mosaic, RandomGenerator random) {
    canvas.clear();
    List<LabeledBox> boxes = new ArrayList<>();
    double zoom = 1 + limits.scale() * (2 * random.nextDouble() - 1);
    double x = size.width() * (0.5 + limits.translate() * (2 * random.nextDouble() - 1));
    double y = size.height() * (0.5 + limits.translate() * (2 * random.nextDouble() - 1));
    if (mosaic) {
      tiles(index, View.upright(x, y, zoom), random, boxes);
    } else {
      draw(index, turned(View.upright(x, y, zoom), random), random, boxes);
    }
    return boxes;
  }

  private void tiles(int index, View plane, RandomGenerator random, List<LabeledBox> boxes) {
    double pointX = size.width() * (random.nextDouble() - 0.5);
    double pointY = size.height() * (random.nextDouble() - 0.5);
    for (int tile = 0; tile < TILES; tile++) {
      int shown = tile == 0 ? index : random.nextInt(gallery.count());
      View view = turned(View.upright(0, 0, plane.scale()), random);
      Picture picture = gallery.picture(shown);
      double width = view.isLying() ? picture.height() : picture.width();
      double height = view.isLying() ? picture.width() : picture.height();
      double x = pointX + (tile % 2 == 0 ? -width : width) / 2;
      double y = pointY + (tile < 2 ? -height : height) / 2;
      draw(
          shown,
          view.at(plane.x() + x * plane.scale(), plane.y() + y * plane.scale()),
          random,
          boxes);
    }
  }

  private View turned(View view, RandomGenerator random) {
    return view.turned(random.nextInt(limits.orientation() == Orientation.FREE ? 8 : 2));
  }

  private void draw(int index, View view, RandomGenerator random, List<LabeledBox> boxes) {
    Picture picture = gallery.picture(index);
    canvas.draw(picture, view, ColourShift.drawn(limits, random));
    LabeledImage image = gallery.image(index);
    double scaleX = picture.width() / (double) image.width();
    double scaleY = picture.height() / (double) image.height();
    for (LabeledBox label : image.boxes()) {
      Box box = label.box();
      Box scaled =
          new Box(box.x1() * scaleX, box.y1() * scaleY, box.x2() * scaleX, box.y2() * scaleY);
      Box placed = view.place(scaled, picture.width(), picture.height());
      Box seen = placed.clippedTo(size.width(), size.height());
      if (isKept(placed, seen)) {
        boxes.add(new LabeledBox(label.classIndex(), seen));
      }
    }
  }

  private static boolean isKept(Box placed, Box seen) {
    return seen.width() >= LEAST_SIDE
        && seen.height() >= LEAST_SIDE
        && seen.area() >= LEAST_PART * placed.area();
  }
}
