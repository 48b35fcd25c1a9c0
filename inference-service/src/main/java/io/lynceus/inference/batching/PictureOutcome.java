package io.lynceus.inference.batching;

import io.lynceus.vision.header.PictureRefused;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.runtime.Detected;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one picture. */
public sealed interface PictureOutcome {

  /** It was looked at. {@code picture} is there where it was asked for. */
  record Seen(
      int width,
      int height,
      Detected detected,
      Duration queued,
      Duration decoding,
      @Nullable Picture picture)
      implements PictureOutcome {}

  /** It is not a picture that is read. */
  record Unreadable(PictureRefused refused) implements PictureOutcome {}
}
