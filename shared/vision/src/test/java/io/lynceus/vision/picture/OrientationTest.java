package io.lynceus.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.header.Orientation;
import io.lynceus.vision.header.PictureHeader;
import io.lynceus.vision.header.PictureLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The stored colours are worked out by hand from the EXIF table of rows and columns. */
@ParameterizedClass
@EnumSource
final class OrientationTest {
  private final PictureDecoder decoder;

  OrientationTest(Decoders decoders) {
    decoder = decoders.decoder(PictureLimits.STANDARD);
  }

  @ParameterizedTest
  @CsvSource({
    "1, RGBW", "2, GRWB", "3, WBGR", "4, BWRG", "5, RBGW", "6, GWRB", "7, WGBR", "8, BRWG"
  })
  void turnsUprightOnce(int exif, String stored) {
    boolean swapped = exif >= 5;
    Picture turned =
        swapped ? Pictures.quarters(16, 24, stored) : Pictures.quarters(24, 16, stored);
    byte[] png =
        Pictures.withChunk(PictureEncoding.png(turned), "eXIf", Pictures.exif(exif, exif % 2 == 0));
    PictureHeader header = decoder.inspect(png);
    assertThat(header.width()).isEqualTo(24);
    assertThat(header.height()).isEqualTo(16);
    assertThat(decoder.decode(png).rgb()).isEqualTo(Pictures.QUARTERS.rgb());
  }

  @Test
  void readsTheExifOfAJpeg() {
    byte[] jpeg = PictureEncoding.jpeg(Pictures.quarters(16, 24, "GWRB"), 1);
    Picture upright = decoder.decode(Pictures.withExif(jpeg, Pictures.exif(6, true)));
    assertThat(upright.width()).isEqualTo(24);
    assertThat(upright.pixel(2, 2) >> 16).isGreaterThan(200);
    assertThat((upright.pixel(20, 2) >> 8) & 0xFF).isGreaterThan(180);
  }

  @Test
  void readsTheExifOfAWebp() {
    assertThat(decoder.inspect(Pictures.file("turned.webp")).orientation())
        .isEqualTo(Orientation.TURNED_LEFT);
  }

  @Test
  void takesBrokenExifForUpright() {
    byte[] jpeg = PictureEncoding.jpeg(Pictures.QUARTERS, 0.9);
    byte[] beyond = Pictures.bytes("II*\0\377\377\377\177");
    byte[] unknown = Pictures.exif(9, false);
    assertThat(decoder.inspect(Pictures.withExif(jpeg, beyond)).orientation())
        .isEqualTo(Orientation.UPRIGHT);
    assertThat(decoder.inspect(Pictures.withExif(jpeg, unknown)).orientation())
        .isEqualTo(Orientation.UPRIGHT);
  }
}
