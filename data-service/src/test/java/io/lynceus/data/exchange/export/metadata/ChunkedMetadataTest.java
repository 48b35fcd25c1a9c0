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
import java.util.Base64;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PNG and WebP: chunks of the picture stay, those of people go, and it is the same way up. */
final class ChunkedMetadataTest {
  private static final String PLACE = "52.5N 13.4E by <script>";
  private static final byte[] PNG = Pictures.png(1);

  /** 24 x 16, lossless. */
  private static final byte[] WEBP =
      Base64.getDecoder()
          .decode(
              "UklGRkYAAABXRUJQVlA4TDoAAAAvF8ADAB8gJCC6MTabaI6atg0YbuEPpevqLRAgZjTJ1SRh/uNd"
                  + "AdIFwmyjSU5ykvc/goj+h7rtWQFP");

  private final PictureDecoder decoder = new PictureDecoder(PictureLimits.STANDARD);

  @ParameterizedTest
  @ValueSource(strings = {"tEXt", "zTXt", "iTXt", "tIME", "eXIf", "caBX", "prVt"})
  void dropsWhatSomebodyWroteIntoAPng(String type) {
    assertThat(WithoutMetadata.of(inPng(type, text()))).isEqualTo(PNG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gAMA", "sRGB", "iCCP", "pHYs"})
  void keepsWhatAPngSaysOfItsColours(String type) {
    byte[] coloured = inPng(type, new byte[4]);
    assertThat(WithoutMetadata.of(coloured)).isEqualTo(coloured);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void aTurnedPngStaysTurned(int orientation) {
    sameWayUp(inPng("eXIf", exif(orientation)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EXIF", "XMP ", "ANY ", "odd "})
  void dropsWhatSomebodyWroteIntoAWebp(String type) {
    byte[] told = webp(0x0C, picture(), chunk(type, text()));
    assertThat(WithoutMetadata.of(told)).isEqualTo(webp(0, picture()));
    assertThat(WithoutMetadata.of(WEBP)).isEqualTo(WEBP);
  }

  @Test
  void keepsColoursAndTransparencyOfAWebp() {
    byte[] coloured = webp(0x30, chunk("ICCP", new byte[7]), picture());
    assertThat(WithoutMetadata.of(coloured)).isEqualTo(coloured);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void aTurnedWebpStaysTurnedAlsoWithoutTheExtendedForm(int orientation) {
    sameWayUp(webp(0x08, picture(), chunk("EXIF", exif(orientation))));
    byte[] simple = file(picture(), chunk("EXIF", exif(orientation)));
    sameWayUp(simple);
    assertThat(new String(WithoutMetadata.of(simple), StandardCharsets.ISO_8859_1))
        .contains("VP8X");
  }

  private void sameWayUp(byte[] told) {
    byte[] plain = WithoutMetadata.of(told);
    assertThat(new String(plain, StandardCharsets.ISO_8859_1)).doesNotContain("Ada");
    PictureHeader before = decoder.inspect(told);
    PictureHeader after = decoder.inspect(plain);
    assertThat(after.orientation()).isEqualTo(before.orientation());
    assertThat(after.trimmed()).isZero();
    assertThat(decoder.decode(plain).rgb()).isEqualTo(decoder.decode(told).rgb());
    assertThat(WithoutMetadata.of(plain)).as("done twice").isEqualTo(plain);
  }

  private static byte[] text() {
    return PLACE.getBytes(StandardCharsets.US_ASCII);
  }

  /** The camera's owner, then the orientation. */
  private static byte[] exif(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(38);
    tiff.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x010F).putShort((short) 2).putInt(4);
    tiff.put("Ada\0".getBytes(StandardCharsets.US_ASCII));
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    return tiff.array();
  }

  private static byte[] inPng(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(data.length + 12);
    chunk.putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    var sum = new CRC32();
    sum.update(chunk.array(), 4, data.length + 4);
    chunk.putInt((int) sum.getValue());
    var out = new ByteArrayOutputStream();
    out.write(PNG, 0, 33);
    out.writeBytes(chunk.array());
    out.write(PNG, 33, PNG.length - 33);
    return out.toByteArray();
  }

  private static byte[] picture() {
    return java.util.Arrays.copyOfRange(WEBP, 12, WEBP.length);
  }

  private static byte[] webp(int flags, byte[]... chunks) {
    byte[] canvas = {(byte) flags, 0, 0, 0, 23, 0, 0, 15, 0, 0};
    byte[][] all = new byte[chunks.length + 1][];
    all[0] = chunk("VP8X", canvas);
    System.arraycopy(chunks, 0, all, 1, chunks.length);
    return file(all);
  }

  private static byte[] file(byte[]... chunks) {
    var body = new ByteArrayOutputStream();
    body.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
    for (byte[] chunk : chunks) {
      body.writeBytes(chunk);
    }
    return chunk("RIFF", body.toByteArray());
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(8 + data.length + (data.length & 1));
    chunk.order(ByteOrder.LITTLE_ENDIAN).put(type.getBytes(StandardCharsets.US_ASCII));
    return chunk.putInt(data.length).put(data).array();
  }
}
