package io.lynceus.data.exchange.coco;

import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.source.BoxRule;
import io.lynceus.data.exchange.source.LabelRefused;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SourceLabels;
import io.lynceus.data.exchange.source.SourceLabels.SourceBox;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * One COCO document. Categories are known by their id and boxes by the name of their category:
 * positions mean nothing, ids may start at 0 and have gaps.
 */
record CocoDocument(
    String path,
    Map<String, String> categories,
    List<CocoImage> images,
    Map<String, List<CocoAnnotation>> annotations) {

  /** Nothing where the JSON is something else; damaged JSON is told to {@code strays}. */
  static Optional<CocoDocument> read(Archive archive, String path, Consumer<Rejection> strays)
      throws IOException {
    try (InputStream in = archive.open(path)) {
      return new CocoReader(path, strays).read(in);
    } catch (JacksonException e) {
      strays.accept(new Rejection(path, "The JSON is damaged: " + e.getOriginalMessage()));
      return Optional.empty();
    }
  }

  SourceLabels labels(CocoImage image, int width, int height) {
    List<CocoAnnotation> all = annotations.getOrDefault(image.id(), List.of());
    String place = "%s: image %s".formatted(path, image.id());
    boolean sized = image.width() > 0 && image.height() > 0;
    if (sized && (image.width() != width || image.height() != height)) {
      return SourceLabels.refused(
          place,
          "It says %.0f x %.0f, the picture has %d x %d"
              .formatted(image.width(), image.height(), width, height));
    }
    if (all.size() > BoxRule.MOST_BOXES) {
      return SourceLabels.refused(place, "More than %,d boxes".formatted(BoxRule.MOST_BOXES));
    }
    return judged(all, width, height);
  }

  private SourceLabels judged(List<CocoAnnotation> all, int width, int height) {
    List<SourceBox> boxes = new ArrayList<>();
    List<Rejection> rejected = new ArrayList<>();
    for (CocoAnnotation annotation : all) {
      String place = place(annotation);
      try {
        boxes.add(new SourceBox(category(annotation), annotation.box(width, height), place));
      } catch (LabelRefused e) {
        rejected.add(new Rejection(place, e.reason()));
      }
    }
    return SourceLabels.of(boxes, rejected);
  }

  private String category(CocoAnnotation annotation) {
    String name = categories.get(annotation.category());
    if (name == null) {
      throw new LabelRefused("There is no category with id " + annotation.category());
    }
    return name;
  }

  private String place(CocoAnnotation annotation) {
    return "%s: annotation %s".formatted(path, annotation.id());
  }

  /** Annotations of pictures that the document does not list. */
  List<Rejection> orphans() {
    List<String> known = images.stream().map(CocoImage::id).toList();
    var unknown = new java.util.TreeSet<>(annotations.keySet());
    known.forEach(unknown::remove);
    return unknown.stream()
        .flatMap(id -> annotations.getOrDefault(id, List.of()).stream())
        .map(a -> new Rejection(place(a), "There is no image with its image_id"))
        .toList();
  }
}
