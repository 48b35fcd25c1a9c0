package io.lynceus.vision.picture;

import io.lynceus.rules.fuzz.Fuzzer;
import io.lynceus.vision.header.PictureHeader;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.header.PictureRefused;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A file is refused, or is an upright picture as large as its header said. */
public final class PictureFuzz {
  private static final PictureDecoder DECODER =
      new PictureDecoder(new PictureLimits(1 << 20, 10_000, 200, 1));

  public static void fuzzerTestOneInput(byte[] file) {
    try {
      PictureHeader header = DECODER.inspect(file);
      Picture picture = DECODER.decode(file, header);
      if (picture.width() != header.width() || picture.height() != header.height()) {
        throw new AssertionError("%s, yet %s".formatted(header, picture));
      }
    } catch (PictureRefused expected) {
      // Answered with this sentence.
    }
  }

  @Test
  void survives() throws IOException, InterruptedException {
    new Fuzzer(PictureFuzz.class, Pictures.KINDS.stream().map(Pictures::file).toList()).run();
  }
}
