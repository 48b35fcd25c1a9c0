package io.lynceus.vision.header;

import static io.lynceus.vision.picture.Pictures.bytes;
import static io.lynceus.vision.picture.Pictures.joined;
import static io.lynceus.vision.picture.Pictures.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lynceus.vision.header.PictureRefused.Reason;
import io.lynceus.vision.picture.PictureEncoding;
import io.lynceus.vision.picture.Pictures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Files put together from segments: start, frame of 40 x 30, scans, end. */
final class JpegHeaderTest {
  private static final byte[] START = bytes("\u00FF\u00D8");
  private static final byte[] END = bytes("\u00FF\u00D9");
  private static final byte[] FRAME = segment(0xC0, "\10\0\36\0\50\1\1\21\0");
  private static final byte[] SCAN = joined(segment(0xDA, "\1\1\0\0\77\0"), bytes("coded"));

  private static byte[] segment(int marker, String body) {
    int length = body.length() + 2;
    return bytes("\u00FF" + (char) marker + (char) (length >> 8) + (char) (length & 255) + body);
  }

  private static PictureHeader read(byte[]... parts) {
    return PictureHeader.of(joined(parts), PictureLimits.STANDARD);
  }

  private static Reason refusal(byte[]... parts) {
    return catchThrowableOfType(PictureRefused.class, () -> read(parts)).reason();
  }

  @Test
  void readsTheFrame() {
    PictureHeader header = read(START, FRAME, SCAN, END);
    assertThat(header.width()).isEqualTo(40);
    assertThat(header.height()).isEqualTo(30);
    assertThat(header.format()).isEqualTo(PictureFormat.JPEG);
    assertThat(header.orientation()).isEqualTo(Orientation.UPRIGHT);
  }

  @Test
  void refusesWhatOnlySomeDecodersRead() {
    byte[] arithmetic = segment(0xC9, "\10\0\36\0\50\1\1\21\0");
    assertThat(refusal(START, arithmetic, SCAN, END)).isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void passesOverStuffedBytesRestartsAndFill() {
    byte[] data = bytes("a\u00FF\0b\u00FF\u00D0c\u00FF\u00D7d\u00FF\u00FF");
    byte[] scan = joined(segment(0xDA, "\1\1\0\0\77\0"), data);
    assertThat(
            read(START, bytes("\u00FF\u00FF"), part(FRAME, 1, FRAME.length - 1), scan, END).width())
        .isEqualTo(40);
  }

  @Test
  void readsEveryScanOfAProgressiveFile() {
    byte[] tables = segment(0xC4, "\0abc");
    PictureHeader header = read(START, FRAME, SCAN, tables, SCAN, SCAN, END, bytes("tail"));
    assertThat(header.trimmed()).isEqualTo(4);
  }

  @Test
  void doesNotTakeAThumbnailsEndForItsOwn() {
    byte[] thumbnail = segment(0xE1, "Exif\0\0MM\0*\u00FF\u00D8small\u00FF\u00D9");
    assertThat(read(START, thumbnail, FRAME, SCAN, END).trimmed()).isZero();
  }

  @Test
  void cutsASecondPictureOff() {
    byte[] one = PictureEncoding.jpeg(Pictures.QUARTERS, 0.9);
    PictureHeader header = read(one, one);
    assertThat(header.length()).isEqualTo(one.length);
    assertThat(header.trimmed()).isEqualTo(one.length);
  }

  @Test
  void refusesThousandsOfScans() {
    byte[][] parts = new byte[104][];
    Arrays.fill(parts, SCAN);
    parts[0] = START;
    parts[1] = FRAME;
    parts[103] = END;
    assertThat(refusal(parts)).isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void refusesAFileWithoutAPicture() {
    assertThat(refusal(START, bytes("\u00FF"), bytes("\u00D9"))).isEqualTo(Reason.DAMAGED);
    assertThat(refusal(START, FRAME, END)).isEqualTo(Reason.DAMAGED);
    assertThat(refusal(START, SCAN, END)).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void refusesSidesOfNothing() {
    byte[] unknownHeight = segment(0xC0, "\10\0\0\0\50\1\1\21\0");
    assertThat(refusal(START, unknownHeight, SCAN, END)).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void refusesRubbishBetweenSegments() {
    assertThat(refusal(START, segment(0xE0, "x"), bytes("rubbish"), FRAME, SCAN, END))
        .isEqualTo(Reason.DAMAGED);
  }

  @Test
  void refusesASegmentThatReachesBeyondTheFile() {
    assertThat(refusal(START, bytes("\u00FF\u00E0\u00FF\u00FFshort"))).isEqualTo(Reason.TRUNCATED);
  }
}
