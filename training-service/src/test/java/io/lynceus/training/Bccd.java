package io.lynceus.training;

import io.lynceus.training.input.LabeledImage;
import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blood cells of {@code lynceus.real-data}, read where they lie. */
public final class Bccd {
  public static final List<String> CLASSES = List.of("RBC", "WBC", "Platelets");

  private static final Path ROOT = Path.of(System.getProperty("lynceus.real-data"), "bccd/BCCD");
  private static final PictureDecoder DECODER = new PictureDecoder(PictureLimits.STANDARD);
  private static final Pattern OBJECT =
      Pattern.compile(
          "<name>(\\w+)</name>.*?<xmin>(\\d+)</xmin>\\s*<ymin>(\\d+)</ymin>"
              + "\\s*<xmax>(\\d+)</xmax>\\s*<ymax>(\\d+)</ymax>",
          Pattern.DOTALL);

  private Bccd() {}

  /** A split of the source's own lists: train 205, val 87, test 72. */
  public static List<LabeledImage> split(String name) throws IOException {
    List<LabeledImage> images = new ArrayList<>();
    for (String id : Files.readAllLines(ROOT.resolve("ImageSets/Main/" + name + ".txt"))) {
      images.add(image(id.strip()));
    }
    return images;
  }

  private static LabeledImage image(String id) throws IOException {
    List<LabeledBox> boxes = new ArrayList<>();
    Matcher object = OBJECT.matcher(Files.readString(ROOT.resolve("Annotations/" + id + ".xml")));
    while (object.find()) {
      // VOC counts pixels from 1, both ends included.
      double x1 = Double.parseDouble(object.group(2)) - 1;
      double y1 = Double.parseDouble(object.group(3)) - 1;
      double x2 = Double.parseDouble(object.group(4));
      double y2 = Double.parseDouble(object.group(5));
      if (x2 - x1 > 1 && y2 - y1 > 1) {
        Box box = new Box(x1, y1, x2, y2).clippedTo(640, 480);
        boxes.add(new LabeledBox(CLASSES.indexOf(object.group(1)), box));
      }
    }
    return new LabeledImage(id, 640, 480, boxes, () -> read(id));
  }

  private static Picture read(String id) {
    try {
      return DECODER.decode(Files.readAllBytes(ROOT.resolve("JPEGImages/" + id + ".jpg")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
