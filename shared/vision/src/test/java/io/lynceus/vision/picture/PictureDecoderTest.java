package io.lynceus.vision.picture;

import static io.lynceus.vision.picture.Pictures.BLUE;
import static io.lynceus.vision.picture.Pictures.GREEN;
import static io.lynceus.vision.picture.Pictures.RED;
import static io.lynceus.vision.picture.Pictures.WHITE;
import static io.lynceus.vision.picture.Pictures.file;
import static io.lynceus.vision.picture.Pictures.joined;
import static io.lynceus.vision.picture.Pictures.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.header.PictureRefused;
import io.lynceus.vision.header.PictureRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class PictureDecoderTest {
  private final PictureDecoder decoder;

  PictureDecoderTest(Decoders decoders) {
    decoder = decoders.decoder(PictureLimits.STANDARD);
  }

  @ParameterizedTest
  @CsvSource({
    "lossless.webp, 0",
    "palette_alpha.png, 0",
    "palette.bmp, 0",
    "lossy.webp, 40",
    "alpha.webp, 40",
    "progressive.jpg, 40",
    "cmyk.jpg, 40"
  })
  void decodesEveryKindOfFile(String name, int tolerance) {
    Picture picture = decoder.decode(file(name));
    assertColour(picture.pixel(3, 3), RED, tolerance);
    assertColour(picture.pixel(20, 3), GREEN, tolerance);
    assertColour(picture.pixel(3, 12), BLUE, tolerance);
    assertColour(picture.pixel(20, 12), WHITE, tolerance);
  }

  @Test
  void keepsGreyLevelsAsTheyAre() {
    Picture picture = decoder.decode(file("grey.jpg"));
    int red = (299 * 220 + 587 * 30 + 114 * 20) / 1000;
    assertColour(picture.pixel(3, 3), red * 0x010101, 3);
  }

  @Test
  void keepsTheHigherEightOfSixteenBits() {
    Picture picture = decoder.decode(file("grey16.png"));
    for (int i = 0; i < 24 * 16; i++) {
      assertThat(picture.pixel(i % 24, i / 24)).isEqualTo(((i * 170) >> 8) * 0x010101);
    }
  }

  @Test
  void keepsEveryPixelOfAPng() {
    byte[] png = PictureEncoding.png(Pictures.QUARTERS);
    assertThat(decoder.decode(png).rgb()).isEqualTo(Pictures.QUARTERS.rgb());
  }

  @Test
  void ignoresWhatFollowsThePicture() {
    byte[] png = joined(PictureEncoding.png(Pictures.QUARTERS), Pictures.bytes("PK and more"));
    assertThat(decoder.decode(png).rgb()).isEqualTo(Pictures.QUARTERS.rgb());
  }

  @Test
  void refusesAJpegWhoseDataStopBeforeItsEndMarker() {
    byte[] jpeg = PictureEncoding.jpeg(noise(), 0.9);
    byte[] torn = joined(part(jpeg, 0, jpeg.length / 2), Pictures.bytes("\u00FF\u00D9"));
    assertThat(decoder.inspect(torn).trimmed()).isZero();
    var refused = catchThrowableOfType(PictureRefused.class, () -> decoder.decode(torn));
    assertThat(refused.reason()).isEqualTo(Reason.TRUNCATED);
  }

  @Test
  void refusesAPngWithoutItsData() {
    var refused =
        catchThrowableOfType(PictureRefused.class, () -> decoder.decode(Pictures.png(100, 100)));
    assertThat(refused.reason()).isEqualTo(Reason.DAMAGED);
  }

  private static Picture noise() {
    return Pictures.of(64, 64, (x, y) -> ((x * 7919 + y * 104_729) * 2_654_435) & 0xFFFFFF);
  }

  private static void assertColour(int pixel, int wanted, int tolerance) {
    for (int shift = 0; shift < 24; shift += 8) {
      assertThat((pixel >> shift) & 0xFF)
          .as("%06x instead of %06x", pixel, wanted)
          .isBetween(
              ((wanted >> shift) & 0xFF) - tolerance, ((wanted >> shift) & 0xFF) + tolerance);
    }
  }
}
