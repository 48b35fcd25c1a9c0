package io.lynceus.e2e;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.ImageIO;

/**
 * A folder in YOLO layout with its own splits, one bright square or disc a picture: 12 to learn
 * from, 6 to validate, 6 to test.
 */
final class DrawnFolder {
  static final int IMAGES = 24;
  private static final int SIDE = 96;
  private static final String[] SPLITS = {"train", "train", "valid", "test"};

  private DrawnFolder() {}

  /** Draws it below {@code place}. The same seed draws the same pictures. */
  static void draw(Path place, long seed) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Files.createDirectories(place);
    Files.writeString(
        place.resolve("data.yaml"),
        """
        train: train/images
        val: valid/images
        test: test/images
        names: [square, disc]
        """);
    for (int i = 0; i < IMAGES; i++) {
      picture(place.resolve(SPLITS[i % SPLITS.length]), "p%02d".formatted(i), random);
    }
  }

  private static void picture(Path split, String name, RandomGenerator random) throws IOException {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    int kind = random.nextInt(2);
    int size = random.nextInt(24, 56);
    int x = random.nextInt(SIDE - size);
    int y = random.nextInt(SIDE - size);
    Graphics2D graphics = image.createGraphics();
    for (int row = 0; row < SIDE; row += 8) {
      graphics.setColor(new Color(random.nextInt(90), random.nextInt(90), random.nextInt(90)));
      graphics.fillRect(0, row, SIDE, 8);
    }
    graphics.setColor(new Color(200 + random.nextInt(55), 180, random.nextInt(60)));
    if (kind == 0) {
      graphics.fillRect(x, y, size, size);
    } else {
      graphics.fillOval(x, y, size, size);
    }
    graphics.dispose();
    Path pictures = Files.createDirectories(split.resolve("images"));
    Path labels = Files.createDirectories(split.resolve("labels"));
    ImageIO.write(image, "png", pictures.resolve(name + ".png").toFile());
    Files.writeString(
        labels.resolve(name + ".txt"),
        String.format(
            Locale.ROOT,
            "%d %.6f %.6f %.6f %.6f%n",
            kind,
            (x + size / 2.0) / SIDE,
            (y + size / 2.0) / SIDE,
            size / (double) SIDE,
            size / (double) SIDE));
  }
}
