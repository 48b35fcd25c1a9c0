package io.lynceus.data.exchange.yolo;

import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.source.BoxRule;
import io.lynceus.data.exchange.source.LabelRefused;
import io.lynceus.data.exchange.source.LabeledSource;
import io.lynceus.data.exchange.source.LabeledSource.SourcePicture;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SmallFile;
import io.lynceus.data.exchange.source.SourceLabels;
import io.lynceus.data.exchange.source.SourceLabels.SourceBox;
import io.lynceus.vision.box.LabeledBox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads YOLO. A picture without a label file, or with an empty one, is background. */
public final class YoloSource implements LabeledSource {
  private final Archive archive;
  private final List<String> names;
  private final YoloPictures pictures;

  private YoloSource(Archive archive, List<String> names, YoloPictures pictures) {
    this.archive = archive;
    this.names = names;
    this.pictures = pictures;
  }

  public static YoloSource read(Archive archive) throws IOException {
    YoloRoot root = YoloRoot.find(archive);
    return new YoloSource(archive, root.yaml().names(), YoloPictures.find(archive, root));
  }

  /** Whether the archive looks like this format. */
  public static boolean recognises(Archive archive) {
    return YoloRoot.isIn(archive);
  }

  @Override
  public List<SourcePicture> pictures() {
    return pictures.all();
  }

  @Override
  public SourceLabels labels(SourcePicture picture, int width, int height) throws IOException {
    String path = YoloPictures.labelPath(picture.path());
    if (!archive.names().contains(path)) {
      return new SourceLabels(true, List.of(), List.of());
    }
    try {
      return lines(path, SmallFile.text(archive, path, SmallFile.LABEL_BYTES), width, height);
    } catch (LabelRefused e) {
      return SourceLabels.refused(path, e.reason());
    }
  }

  private SourceLabels lines(String path, String text, int width, int height) {
    List<SourceBox> boxes = new ArrayList<>();
    List<Rejection> rejected = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      String place = "%s:%d".formatted(path, ++number);
      if (number > BoxRule.MOST_BOXES) {
        throw new LabelRefused("More than %,d lines".formatted(BoxRule.MOST_BOXES));
      }
      if (!line.isBlank()) {
        try {
          LabeledBox box = YoloLine.parse(line, names.size(), width, height);
          boxes.add(new SourceBox(names.get(box.classIndex()), box.box(), place));
        } catch (LabelRefused e) {
          rejected.add(new Rejection(place, e.reason()));
        }
      }
    }
    return SourceLabels.of(boxes, rejected);
  }

  @Override
  public List<Rejection> strays() {
    return pictures.strays();
  }

  @Override
  public List<Rejection> missing() {
    return pictures.missing();
  }
}
