package io.lynceus.cli.demo;

import io.lynceus.cli.console.ProgressBar;
import io.lynceus.cli.demo.drawing.Scene;
import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Drawn pictures in YOLO's layout, three quarters of them to train on. */
final class DrawnDataset {
  /** Written last: where it is, all the rest is. */
  private static final String DATA_YAML = "data.yaml";

  private final Path folder;
  private final long seed;

  DrawnDataset(Path folder, long seed) {
    this.folder = folder;
    this.seed = seed;
  }

  boolean isThere() {
    return Files.exists(folder.resolve(DATA_YAML));
  }

  void draw(int pictures, ProgressBar bar) throws IOException {
    for (String split : List.of("train", "val", "test")) {
      Files.createDirectories(folder.resolve("images").resolve(split));
      Files.createDirectories(folder.resolve("labels").resolve(split));
    }
    var done = new AtomicInteger();
    IntStream.range(0, pictures)
        .parallel()
        .forEach(
            i -> {
              write(i, pictures);
              show(bar, done.incrementAndGet(), pictures);
            });
    String names = String.join(", ", Scene.CLASSES);
    Files.writeString(
        folder.resolve(DATA_YAML),
        """
        path: .
        train: images/train
        val: images/val
        test: images/test
        names: [%s]
        """
            .formatted(names));
  }

  /** Pictures that nobody trained on, as PNG and without labels. */
  static void fresh(Path folder, long seed, int pictures) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < pictures; i++) {
      byte[] png = PictureEncoding.png(Scene.draw(seed + i).picture());
      Files.write(folder.resolve("fresh-%02d.png".formatted(i + 1)), png);
    }
  }

  private static synchronized void show(ProgressBar bar, int done, int all) {
    bar.share((double) done / all, "%d of %d pictures".formatted(done, all));
  }

  private void write(int i, int pictures) {
    String split = i < pictures * 3 / 4 ? "train" : i < pictures * 7 / 8 ? "val" : "test";
    String name = "fruit-%04d".formatted(i);
    Scene scene = Scene.draw(seed + i);
    try {
      Files.write(
          folder.resolve("images").resolve(split).resolve(name + ".jpg"),
          PictureEncoding.jpeg(scene.picture(), 0.9));
      Files.writeString(
          folder.resolve("labels").resolve(split).resolve(name + ".txt"),
          scene.boxes().stream()
              .map(box -> line(box, scene.picture()))
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(LabeledBox labeled, Picture picture) {
    Box box = labeled.box();
    return String.format(
        Locale.ROOT,
        "%d %.6f %.6f %.6f %.6f%n",
        labeled.classIndex(),
        (box.x1() + box.x2()) / 2 / picture.width(),
        (box.y1() + box.y2()) / 2 / picture.height(),
        box.width() / picture.width(),
        box.height() / picture.height());
  }
}
