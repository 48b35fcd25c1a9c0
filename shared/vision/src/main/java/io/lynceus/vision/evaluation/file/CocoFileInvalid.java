package io.lynceus.vision.evaluation.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A COCO file does not say what such a file says; the message names file, place and reason. */
public final class CocoFileInvalid extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CocoFileInvalid(Path file, String reason, @Nullable Throwable cause) {
    super(file.getFileName() + ": " + reason, cause);
  }
}
