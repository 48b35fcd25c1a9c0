package io.lynceus.vision.picture;

import io.lynceus.vision.header.PictureRefused;
import io.lynceus.vision.header.PictureRefused.Reason;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/**
 * Hears what a decoder only mumbles: a JPEG whose coded data stop early comes back as a whole
 * picture, grey from there on, and with a warning. Harmless warnings (extra bytes, odd colour
 * profiles) are let pass.
 */
final class DecoderWarnings implements IIOReadWarningListener {
  private static final String[] DAMAGE = {
    "premature end", "bad huffman", "inconsistent progression", "corrupt jpeg data: bad"
  };

  private @Nullable String damage;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String text = warning.toLowerCase(Locale.ROOT);
    if (damage == null && Stream.of(DAMAGE).anyMatch(text::contains)) {
      damage = warning;
    }
  }

  void refuseIfDamaged() {
    if (damage != null) {
      throw new PictureRefused(
          Reason.TRUNCATED, "A part of the picture is missing or damaged: " + damage);
    }
  }
}
