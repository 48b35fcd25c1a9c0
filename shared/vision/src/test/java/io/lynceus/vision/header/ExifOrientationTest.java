package io.lynceus.vision.header;

import static io.lynceus.vision.picture.Pictures.bytes;
import static io.lynceus.vision.picture.Pictures.exif;
import static io.lynceus.vision.picture.Pictures.part;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExifOrientationTest {
  private static Orientation in(byte[] tiff) {
    return ExifOrientation.in(FileBytes.of(tiff));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsBothByteOrders(boolean littleEndian) {
    assertThat(in(exif(1, littleEndian))).isEqualTo(Orientation.UPRIGHT);
    assertThat(in(exif(3, littleEndian))).isEqualTo(Orientation.UPSIDE_DOWN);
    assertThat(in(exif(6, littleEndian))).isEqualTo(Orientation.TURNED_LEFT);
    assertThat(in(exif(8, littleEndian))).isEqualTo(Orientation.TURNED_RIGHT);
  }

  @Test
  void findsItsEntryAmongOthers() {
    byte[] two =
        bytes("MM\0*\0\0\0\10\0\2" + "\1\0\0\4\0\0\0\1\0\0\0\7" + "\1\22\0\3\0\0\0\1\0\3\0\0");
    assertThat(in(two)).isEqualTo(Orientation.UPSIDE_DOWN);
  }

  @Test
  void takesWhatItCannotFollowForUpright() {
    assertThat(in(bytes("MM\0+\0\0\0\10\0\0"))).isEqualTo(Orientation.UPRIGHT);
    assertThat(in(bytes("MM\0*\0\0\377\377"))).isEqualTo(Orientation.UPRIGHT);
    assertThat(in(bytes("MM\0*\0\0\0\10\377\377"))).isEqualTo(Orientation.UPRIGHT);
  }

  @Test
  void survivesEveryCut() {
    byte[] whole = exif(6, true);
    for (int length = 0; length < whole.length; length++) {
      assertThat(in(part(whole, 0, length))).isNotNull();
    }
  }
}
