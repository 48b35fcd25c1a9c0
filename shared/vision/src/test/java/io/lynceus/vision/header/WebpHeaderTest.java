package io.lynceus.vision.header;

import static io.lynceus.vision.picture.Pictures.file;
import static io.lynceus.vision.picture.Pictures.joined;
import static io.lynceus.vision.picture.Pictures.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lynceus.vision.header.PictureRefused.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

final class WebpHeaderTest {
  private static PictureHeader read(byte[] file) {
    return PictureHeader.of(file, PictureLimits.STANDARD);
  }

  private static Reason refusal(byte[] file) {
    return catchThrowableOfType(PictureRefused.class, () -> read(file)).reason();
  }

  /** The chunks of a file, under a RIFF header that fits them. */
  private static byte[] riff(byte[]... chunks) {
    byte[] all = joined(chunks);
    ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(0, 0x46464952).putInt(4, all.length + 4).putInt(8, 0x50424557);
    return joined(head.array(), all);
  }

  private static byte[] chunks(byte[] file) {
    return part(file, 12, file.length - 12);
  }

  private static byte[] canvas(int flags, int width, int height) {
    ByteBuffer chunk = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
    chunk.put(new byte[] {'V', 'P', '8', 'X'}).putInt(10).putInt(flags);
    chunk.putShort((short) (width - 1)).put((byte) 0).putShort((short) (height - 1)).put((byte) 0);
    return chunk.array();
  }

  @Test
  void readsLossyAndLosslessSides() {
    assertThat(read(file("lossy.webp")).width()).isEqualTo(24);
    assertThat(read(file("lossless.webp")).height()).isEqualTo(16);
  }

  @Test
  void readsTheCanvas() {
    byte[] file = riff(canvas(0, 24, 16), chunks(file("lossless.webp")));
    assertThat(read(file).width()).isEqualTo(24);
  }

  @Test
  void refusesACanvasThatIsNotThePicture() {
    byte[] file = riff(canvas(0, 2400, 16), chunks(file("lossless.webp")));
    assertThat(refusal(file)).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void refusesAnimationByItsFlag() {
    assertThat(refusal(riff(canvas(2, 24, 16), chunks(file("lossless.webp")))))
        .isEqualTo(Reason.ANIMATED);
  }

  @Test
  void refusesAHugeCanvas() {
    assertThat(refusal(riff(canvas(0, 65_000, 16)))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesAFileWithoutAPicture() {
    assertThat(refusal(riff(canvas(0, 24, 16)))).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void refusesPicturesThatDoNotBeginAsTheyMust() {
    byte[] lossless = file("lossless.webp");
    lossless[20] = 0;
    assertThat(refusal(lossless)).isEqualTo(Reason.DAMAGED);
    byte[] lossy = file("lossy.webp");
    lossy[23] = 0;
    assertThat(refusal(lossy)).isEqualTo(Reason.DAMAGED);
  }
}
