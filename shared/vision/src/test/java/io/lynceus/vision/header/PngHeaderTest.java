package io.lynceus.vision.header;

import static io.lynceus.vision.picture.Pictures.QUARTERS;
import static io.lynceus.vision.picture.Pictures.bytes;
import static io.lynceus.vision.picture.Pictures.chunk;
import static io.lynceus.vision.picture.Pictures.ints;
import static io.lynceus.vision.picture.Pictures.joined;
import static io.lynceus.vision.picture.Pictures.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lynceus.vision.header.PictureRefused.Reason;
import io.lynceus.vision.picture.PictureEncoding;
import io.lynceus.vision.picture.Pictures;
import org.junit.jupiter.api.Test;

final class PngHeaderTest {
  private static final byte[] PNG = PictureEncoding.png(QUARTERS);

  private static PictureHeader read(byte[] file) {
    return PictureHeader.of(file, PictureLimits.STANDARD);
  }

  private static Reason refusal(byte[] file) {
    return catchThrowableOfType(PictureRefused.class, () -> read(file)).reason();
  }

  @Test
  void passesOverChunksThatItDoesNotKnow() {
    byte[] file = Pictures.withChunk(PNG, "tEXt", bytes("Artist\0<script>alert(1)</script>"));
    assertThat(read(file).trimmed()).isZero();
  }

  @Test
  void anAnimationOfOneFrameIsAPicture() {
    assertThat(read(Pictures.withChunk(PNG, "acTL", ints(1, 0))).width()).isEqualTo(24);
    assertThat(refusal(Pictures.withChunk(PNG, "acTL", ints(10_000, 0))))
        .isEqualTo(Reason.ANIMATED);
  }

  @Test
  void refusesAFileThatDoesNotBeginWithItsHeader() {
    byte[] file =
        joined(part(PNG, 0, 8), chunk("tEXt", bytes("a\0b")), part(PNG, 8, PNG.length - 8));
    assertThat(refusal(file)).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void refusesAFileWithoutData() {
    byte[] file = joined(part(PNG, 0, 33), chunk("IEND", new byte[0]));
    assertThat(refusal(file)).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void refusesAChunkThatReachesBeyondTheFile() {
    byte[] file = joined(part(PNG, 0, 33), ints(Integer.MAX_VALUE), bytes("IDAT"), new byte[50]);
    assertThat(refusal(file)).isEqualTo(Reason.TRUNCATED);
    byte[] negative = joined(part(PNG, 0, 33), ints(-1), bytes("IDAT"), new byte[50]);
    assertThat(refusal(negative)).isEqualTo(Reason.TRUNCATED);
  }
}
