package io.lynceus.vision.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lynceus.vision.header.PictureRefused.Reason;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of 12 x 10 pixels, 24 bits each: rows of 36 bytes. */
final class BmpHeaderTest {
  private static final int DATA = 36 * 10;

  private static ByteBuffer file(int infoSize, int data) {
    return ByteBuffer.allocate(14 + infoSize + data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(0, (byte) 'B')
        .put(1, (byte) 'M')
        .putInt(2, 14 + infoSize + data)
        .putInt(10, 14 + infoSize)
        .putInt(14, infoSize);
  }

  private static ByteBuffer windows(int height) {
    return file(40, DATA)
        .putInt(18, 12)
        .putInt(22, height)
        .putShort(26, (short) 1)
        .putShort(28, (short) 24);
  }

  private static byte[] bytes(ByteBuffer file) {
    byte[] bytes = new byte[file.capacity()];
    file.get(0, bytes);
    return bytes;
  }

  private static PictureHeader read(ByteBuffer file) {
    return PictureHeader.of(bytes(file), PictureLimits.STANDARD);
  }

  private static Reason refusal(ByteBuffer file) {
    return catchThrowableOfType(PictureRefused.class, () -> read(file)).reason();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, -10})
  void readsRowsFromBelowAndFromAbove(int height) {
    PictureHeader header = read(windows(height));
    assertThat(header.width()).isEqualTo(12);
    assertThat(header.height()).isEqualTo(10);
    assertThat(header.length()).isEqualTo(54 + DATA);
  }

  @Test
  void decodesRowsFromBelowAndFromAbove() {
    var decoder = new PictureDecoder(PictureLimits.STANDARD);
    Picture fromAbove = decoder.decode(bytes(windows(-10).put(54, (byte) 200)));
    Picture fromBelow = decoder.decode(bytes(windows(10).put(54, (byte) 200)));
    assertThat(fromAbove.pixel(0, 0)).isEqualTo(200);
    assertThat(fromBelow.pixel(0, 9)).isEqualTo(200);
  }

  @Test
  void readsTheSmallHeaderOfOs2() {
    ByteBuffer file =
        file(12, DATA)
            .putShort(18, (short) 12)
            .putShort(20, (short) 10)
            .putShort(22, (short) 1)
            .putShort(24, (short) 24);
    assertThat(read(file).height()).isEqualTo(10);
  }

  @Test
  void findsTheEndOfRunLengths() {
    ByteBuffer file = windows(10).putShort(28, (short) 8).putInt(30, 1).putInt(34, 100);
    assertThat(read(file).length()).isEqualTo(154);
    assertThat(refusal(windows(10).putInt(30, 1))).isEqualTo(Reason.DAMAGED);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 77})
  void readsNoPictureInsideABmp(int compression) {
    assertThat(refusal(windows(10).putInt(30, compression))).isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void refusesPixelsInsideTheHeader() {
    assertThat(refusal(windows(10).putInt(10, 20))).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void refusesSidesThatItDoesNotHave() {
    assertThat(refusal(windows(30_000))).isEqualTo(Reason.TOO_LARGE);
    assertThat(refusal(windows(Integer.MIN_VALUE))).isEqualTo(Reason.TOO_LARGE);
    assertThat(refusal(windows(11))).isEqualTo(Reason.TRUNCATED);
  }

  @Test
  void isNotEveryTextThatBeginsWithItsLetters() {
    assertThat(refusal(file(41, DATA))).isEqualTo(Reason.UNSUPPORTED);
  }
}
