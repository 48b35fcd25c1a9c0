package io.lynceus.data.annotation;

import io.lynceus.platform.revision.Revision;
import java.time.Instant;
import java.util.List;

/** One revision of what is said of an image; no boxes means background. */
record Annotation(
    Revision revision, LabelSource source, String author, Instant created, List<ClassBox> boxes) {
  Annotation {
    boxes = List.copyOf(boxes);
  }
}
