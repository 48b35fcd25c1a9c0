package io.lynceus.vision.header;

import static io.lynceus.vision.picture.Pictures.QUARTERS;
import static io.lynceus.vision.picture.Pictures.bytes;
import static io.lynceus.vision.picture.Pictures.file;
import static io.lynceus.vision.picture.Pictures.joined;
import static io.lynceus.vision.picture.Pictures.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lynceus.vision.header.PictureRefused.Reason;
import io.lynceus.vision.picture.PictureEncoding;
import io.lynceus.vision.picture.Pictures;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureHeaderTest {
  private static final byte[] JPEG = PictureEncoding.jpeg(QUARTERS, 0.9);
  private static final byte[] PNG = PictureEncoding.png(QUARTERS);

  static Stream<byte[]> whole() {
    return Stream.of(
        JPEG,
        PNG,
        file("lossy.webp"),
        file("lossless.webp"),
        file("alpha.webp"),
        file("cmyk.jpg"),
        file("progressive.jpg"),
        file("palette_alpha.png"),
        file("grey16.png"),
        file("palette.bmp"));
  }

  private static PictureHeader read(byte[] bytes) {
    return PictureHeader.of(bytes, PictureLimits.STANDARD);
  }

  private static Reason refusal(byte[] bytes) {
    return catchThrowableOfType(PictureRefused.class, () -> read(bytes)).reason();
  }

  @ParameterizedTest
  @MethodSource("whole")
  void readsSidesAndEnd(byte[] file) {
    PictureHeader header = read(file);
    assertThat(header.width()).isEqualTo(24);
    assertThat(header.height()).isEqualTo(16);
    assertThat(header.length()).isEqualTo(file.length);
    assertThat(header.trimmed()).isZero();
  }

  @ParameterizedTest
  @MethodSource("whole")
  void findsWhatFollowsThePicture(byte[] file) {
    PictureHeader header = read(joined(file, bytes("PK\3\4 <script>")));
    assertThat(header.length()).isEqualTo(file.length);
    assertThat(header.trimmed()).isEqualTo(13);
  }

  @ParameterizedTest
  @MethodSource("whole")
  void refusesHalfAFile(byte[] file) {
    assertThat(refusal(part(file, 0, file.length / 2))).isEqualTo(Reason.TRUNCATED);
    assertThat(refusal(part(file, 0, file.length - 1))).isEqualTo(Reason.TRUNCATED);
  }

  @ParameterizedTest
  @MethodSource("whole")
  void survivesEveryCut(byte[] file) {
    for (int length = 1; length < file.length; length++) {
      byte[] cut = part(file, 0, length);
      assertThat(catchThrowableOfType(PictureRefused.class, () -> read(cut))).isNotNull();
    }
  }

  @Test
  void tellsFormatsByTheirBytes() {
    assertThat(read(JPEG).format().mediaType()).isEqualTo("image/jpeg");
    assertThat(read(PNG).format().mediaType()).isEqualTo("image/png");
    assertThat(read(file("lossy.webp")).format().extension()).isEqualTo("webp");
    assertThat(read(file("palette.bmp")).format().extension()).isEqualTo("bmp");
  }

  @Test
  void refusesOtherFormatsNamingTheAcceptedOnes() {
    Stream.of(
            file("still.gif"),
            file("still.tiff"),
            bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"),
            bytes("BM is how this text begins, which is no picture"),
            bytes("%PDF-1.7"),
            bytes("x"))
        .forEach(
            other -> {
              var refused = catchThrowableOfType(PictureRefused.class, () -> read(other));
              assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED);
              assertThat(refused).hasMessageContaining("JPEG, PNG, WebP and BMP");
            });
  }

  @Test
  void refusesNothing() {
    assertThat(refusal(new byte[0])).isEqualTo(Reason.EMPTY);
  }

  @Test
  void refusesTooManyBytes() {
    var limits = new PictureLimits(JPEG.length - 1, 1000, 100, 1);
    var refused = catchThrowableOfType(PictureRefused.class, () -> PictureHeader.of(JPEG, limits));
    assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_BYTES);
  }

  @ParameterizedTest
  @CsvSource({
    "30000, 30000, TOO_LARGE",
    "16385, 10, TOO_LARGE",
    "8000, 7000, TOO_LARGE",
    "9, 4000, TOO_SMALL",
    "0, 0, DAMAGED",
    "2147483647, 10, TOO_LARGE",
    "-1, 10, TOO_LARGE"
  })
  void judgesTheSidesBeforeDecoding(int width, int height, Reason reason) {
    assertThat(refusal(Pictures.png(width, height))).isEqualTo(reason);
  }

  @Test
  void refusesAForgedFrame() {
    byte[] forged = JPEG.clone();
    for (int at = 0; at < forged.length; at++) {
      if (forged[at] == (byte) 0xFF && forged[at + 1] == (byte) 0xC0) {
        forged[at + 5] = (byte) 0xFF;
        forged[at + 7] = (byte) 0xFF;
        break;
      }
    }
    assertThat(refusal(forged)).isEqualTo(Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"animated.png", "animated.webp"})
  void refusesAnimations(String name) {
    assertThat(refusal(file(name))).isEqualTo(Reason.ANIMATED);
  }

  @Test
  void refusesAWrongChecksum() {
    byte[] damaged = PNG.clone();
    damaged[PNG.length - 20]++;
    assertThat(refusal(damaged)).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void refusesAPictureInsideABmp() {
    byte[] bmp = file("palette.bmp");
    bmp[30] = 4;
    assertThat(refusal(bmp)).isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void namesReasonsForAnswers() {
    assertThat(Reason.TOO_MANY_BYTES.slug()).isEqualTo("too-many-bytes");
  }
}
