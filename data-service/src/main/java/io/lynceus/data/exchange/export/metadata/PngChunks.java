package io.lynceus.data.exchange.export.metadata;

import io.lynceus.vision.header.PictureHeader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** A PNG's chunks: those without which it does not decode, and those that say which colours. */
final class PngChunks {
  private static final int AROUND_DATA = 12;
  private static final int HEADER_END = 33;
  private static final Set<String> OF_THE_PICTURE =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "cICP",
          "bKGD", "pHYs");

  private PngChunks() {}

  static byte[] plain(byte[] file, PictureHeader header) {
    var out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, HEADER_END);
    if (WithoutMetadata.isTurned(header)) {
      out.writeBytes(chunk("eXIf", ExifOrientation.block(header.orientation())));
    }
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int at = HEADER_END;
    while (at < file.length) {
      int length = bytes.getInt(at) + AROUND_DATA;
      if (OF_THE_PICTURE.contains(new String(file, at + 4, 4, StandardCharsets.ISO_8859_1))) {
        out.write(file, at, length);
      }
      at += length;
    }
    return out.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(data.length + AROUND_DATA);
    chunk.putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    var sum = new CRC32();
    sum.update(chunk.array(), 4, data.length + 4);
    return chunk.putInt((int) sum.getValue()).array();
  }
}
