package io.lynceus.data.exchange.export.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.data.Pictures;
import io.lynceus.vision.header.PictureHeader;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.picture.PictureDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WithoutMetadataTest {
  private static final byte[] PLAIN = Pictures.jpeg(1);

  @Test
  void leavesAPictureWithoutMetadataAsItIs() {
    assertThat(WithoutMetadata.of(PLAIN)).isEqualTo(PLAIN);
    assertThat(WithoutMetadata.of(Pictures.png(1))).isEqualTo(Pictures.png(1));
  }

  @Test
  void dropsCommentsAndWhatPeopleWrote() {
    byte[] secret = "taken at 52.5N 13.4E by <script>".getBytes(StandardCharsets.UTF_8);
    byte[] told = with(with(with(PLAIN, 0xFE, secret), 0xED, secret), 0xE1, secret);
    assertThat(WithoutMetadata.of(told)).isEqualTo(PLAIN);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void keepsTheOrientationAndNothingElse(int orientation) {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      byte[] turned = with(PLAIN, 0xE1, exif(orientation, order));
      byte[] cleaned = WithoutMetadata.of(turned);
      assertThat(header(cleaned).orientation()).isEqualTo(header(turned).orientation());
      assertThat(new String(cleaned, StandardCharsets.ISO_8859_1)).doesNotContain("Ada");
      var decoder = new PictureDecoder(PictureLimits.STANDARD);
      assertThat(decoder.decode(cleaned).rgb()).isEqualTo(decoder.decode(turned).rgb());
    }
  }

  @Test
  void anUprightPictureNeedsNoOrientation() {
    assertThat(WithoutMetadata.of(with(PLAIN, 0xE1, exif(1, ByteOrder.BIG_ENDIAN))))
        .isEqualTo(PLAIN);
    assertThat(WithoutMetadata.of(with(PLAIN, 0xE1, exif(9, ByteOrder.BIG_ENDIAN))))
        .as("no orientation at all")
        .isEqualTo(PLAIN);
  }

  @Test
  void keepsWhatThePixelsNeed() {
    byte[] profile = "ICC_PROFILE\0 colours".getBytes(StandardCharsets.ISO_8859_1);
    byte[] coloured = with(PLAIN, 0xE2, profile);
    assertThat(WithoutMetadata.of(with(coloured, 0xFE, profile))).isEqualTo(coloured);
  }

  @Test
  void dropsMetadataOfEveryLengthAndTheOnesAfterIt() {
    byte[] large = new byte[65_533];
    byte[] xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>".getBytes(StandardCharsets.UTF_8);
    assertThat(WithoutMetadata.of(with(with(PLAIN, 0xFE, large), 0xE1, xmp))).isEqualTo(PLAIN);
    assertThat(WithoutMetadata.of(with(PLAIN, 0xED, new byte[0]))).isEqualTo(PLAIN);
  }

  @Test
  void ofTwoOrientationsTheOneThatIsShownIsKept() {
    byte[] twice =
        with(with(PLAIN, 0xE1, exif(1, ByteOrder.BIG_ENDIAN)), 0xE1, exif(6, ByteOrder.BIG_ENDIAN));
    assertThat(header(twice).orientation()).isEqualTo(header(PLAIN).orientation());
    assertThat(WithoutMetadata.of(twice)).isEqualTo(PLAIN);
  }

  @Test
  void letsNothingThroughThatIsNotOnTheList() {
    byte[] cameras = "GoPro GPMF 52.5N".getBytes(StandardCharsets.US_ASCII);
    byte[] plates = "MPF\0 another picture".getBytes(StandardCharsets.US_ASCII);
    assertThat(WithoutMetadata.of(with(with(PLAIN, 0xE6, cameras), 0xE2, plates))).isEqualTo(PLAIN);
  }

  @Test
  void survivesExifThatIsBroken() {
    byte[] broken = with(PLAIN, 0xE1, "Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(WithoutMetadata.of(broken)).isEqualTo(PLAIN);
  }

  private static PictureHeader header(byte[] jpeg) {
    return PictureHeader.of(jpeg, PictureLimits.STANDARD);
  }

  /** The camera's owner, then the orientation. */
  private static byte[] exif(int orientation, ByteOrder order) {
    ByteBuffer tiff = ByteBuffer.allocate(64).order(order);
    tiff.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
    tiff.putShort((short) 42).putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x010F)
        .putShort((short) 2)
        .putInt(4)
        .put("Ada\0".getBytes(StandardCharsets.US_ASCII));
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    var segment = new ByteArrayOutputStream();
    segment.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    segment.writeBytes(tiff.array());
    return segment.toByteArray();
  }

  private static byte[] with(byte[] jpeg, int marker, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    int length = content.length + 2;
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length});
    out.writeBytes(content);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }
}
