package io.lynceus.data.exchange;

import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.coco.CocoLayout;
import io.lynceus.data.exchange.coco.CocoSource;
import io.lynceus.data.exchange.export.ExportLayout;
import io.lynceus.data.exchange.source.LabeledSource;
import io.lynceus.data.exchange.source.SourceRefused;
import io.lynceus.data.exchange.voc.VocLayout;
import io.lynceus.data.exchange.voc.VocSource;
import io.lynceus.data.exchange.yolo.YoloLayout;
import io.lynceus.data.exchange.yolo.YoloSource;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats that are read and written. */
public enum SourceFormat {
  YOLO,
  VOC,
  COCO;

  static Optional<SourceFormat> named(String name) {
    return Stream.of(values()).filter(f -> f.label().equals(name)).findFirst();
  }

  /** The format of that name, or the fact that there is none. */
  public static SourceFormat required(String name) {
    return named(name).orElseThrow(() -> new UnknownFormat(name));
  }

  /** What the files of an archive look like; a data.yaml outweighs what lies beside it. */
  public static SourceFormat recognise(Archive archive) {
    return Stream.of(values())
        .filter(format -> format.recognises(archive))
        .findFirst()
        .orElseThrow(
            () ->
                new SourceRefused(
                    "There is no data.yaml (YOLO), Annotations (VOC) or JSON (COCO) in it."));
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private boolean recognises(Archive archive) {
    return switch (this) {
      case YOLO -> YoloSource.recognises(archive);
      case VOC -> VocSource.recognises(archive);
      case COCO -> CocoSource.recognises(archive);
    };
  }

  public LabeledSource read(Archive archive) throws IOException {
    return switch (this) {
      case YOLO -> YoloSource.read(archive);
      case VOC -> VocSource.read(archive);
      case COCO -> CocoSource.read(archive);
    };
  }

  public ExportLayout layout() {
    return switch (this) {
      case YOLO -> new YoloLayout();
      case VOC -> new VocLayout();
      case COCO -> new CocoLayout();
    };
  }
}
