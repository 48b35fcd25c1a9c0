package io.lynceus.data.exchange.source;

import io.lynceus.vision.box.Box;
import java.util.List;

/**
 * What a source says about one picture. {@code labeled} is false where it says nothing that can be
 * believed: nobody looked, or everything said was rejected. A labelled picture without boxes is
 * background.
 */
public record SourceLabels(boolean labeled, List<SourceBox> boxes, List<Rejection> rejected) {
  public SourceLabels {
    boxes = List.copyOf(boxes);
    rejected = List.copyOf(rejected);
  }

  /** A box by the name of its class; {@code place} is where the source says so. */
  public record SourceBox(String className, Box box, String place) {}

  /** What was said, of which something may have been rejected. */
  public static SourceLabels of(List<SourceBox> boxes, List<Rejection> rejected) {
    return new SourceLabels(!boxes.isEmpty() || rejected.isEmpty(), boxes, rejected);
  }

  /** Nothing was said. */
  public static SourceLabels none() {
    return new SourceLabels(false, List.of(), List.of());
  }

  /** All that was said is wrong for one reason. */
  public static SourceLabels refused(String place, String reason) {
    return new SourceLabels(false, List.of(), List.of(new Rejection(place, reason)));
  }
}
