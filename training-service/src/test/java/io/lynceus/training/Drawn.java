package io.lynceus.training;

import io.lynceus.training.input.LabeledImage;
import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import io.lynceus.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Small drawn pictures: bright squares and dark bars on noise. */
public final class Drawn {
  public static final List<String> CLASSES = List.of("square", "bar");

  private static final int SIDE = 64;

  private Drawn() {}

  /** Pictures of 64 by 64 with one to three objects each; the same for the same seed. */
  public static List<LabeledImage> images(int count, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    List<LabeledImage> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      images.add(image("drawn-" + i, random));
    }
    return images;
  }

  /** The same pictures; {@code reads} counts how often one is decoded. */
  public static List<LabeledImage> counted(List<LabeledImage> images, AtomicInteger reads) {
    return images.stream()
        .map(
            i ->
                new LabeledImage(
                    i.name(),
                    i.width(),
                    i.height(),
                    i.boxes(),
                    () -> {
                      reads.incrementAndGet();
                      return i.content().read();
                    }))
        .toList();
  }

  private static LabeledImage image(String name, RandomGenerator random) {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) random.nextInt(90, 130);
    }
    List<LabeledBox> boxes = new ArrayList<>();
    int objects = random.nextInt(1, 4);
    for (int i = 0; i < objects; i++) {
      boxes.add(object(rgb, random));
    }
    Picture picture = new Picture(SIDE, SIDE, rgb);
    return new LabeledImage(name, SIDE, SIDE, boxes, () -> picture);
  }

  private static LabeledBox object(byte[] rgb, RandomGenerator random) {
    int classIndex = random.nextInt(2);
    int size = random.nextInt(12, 24);
    int width = classIndex == 0 ? size : size / 2;
    int x = random.nextInt(SIDE - width);
    int y = random.nextInt(SIDE - size);
    for (int row = y; row < y + size; row++) {
      for (int column = x; column < x + width; column++) {
        for (int c = 0; c < 3; c++) {
          rgb[(row * SIDE + column) * 3 + c] = (byte) (classIndex == 0 ? 230 : 20);
        }
      }
    }
    return new LabeledBox(classIndex, new Box(x, y, x + width, y + size));
  }
}
