package io.lynceus.data.exchange.export.metadata;

import io.lynceus.vision.header.PictureHeader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A WebP's RIFF chunks: the picture, its transparency and colours. An orientation needs the
 * extended form, which says at its beginning what follows.
 */
final class WebpChunks {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int CANVAS_BYTES = 10;
  private static final int EXIF_FLAG = 0x08;
  private static final int ALPHA_FLAG = 0x10;
  private static final int PROFILE_FLAG = 0x20;
  private static final Set<String> OF_THE_PICTURE = Set.of("VP8 ", "VP8L", "ALPH", "ICCP");

  private final PictureHeader header;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private int flags;
  private boolean extended;

  private WebpChunks(PictureHeader header) {
    this.header = header;
  }

  static byte[] plain(byte[] file, PictureHeader header) {
    var chunks = new WebpChunks(header);
    chunks.keep(file);
    return chunks.file();
  }

  private void keep(byte[] file) {
    ByteBuffer lengths = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int at = FIRST_CHUNK;
    while (at + CHUNK_HEADER <= file.length) {
      String type = new String(file, at, 4, StandardCharsets.ISO_8859_1);
      int length = lengths.getInt(at + 4);
      if (type.equals("VP8X")) {
        extended = true;
        flags = file[at + CHUNK_HEADER] & (ALPHA_FLAG | PROFILE_FLAG);
      } else if (OF_THE_PICTURE.contains(type)) {
        chunk(type, file, at + CHUNK_HEADER, length, kept);
      }
      at += CHUNK_HEADER + length + (length & 1);
    }
    if (WithoutMetadata.isTurned(header)) {
      extended = true;
      flags |= EXIF_FLAG;
      byte[] exif = ExifOrientation.block(header.orientation());
      chunk("EXIF", exif, 0, exif.length, kept);
    }
  }

  private byte[] file() {
    var body = new ByteArrayOutputStream(kept.size() + 32);
    body.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
    if (extended) {
      chunk("VP8X", canvas(), 0, CANVAS_BYTES, body);
    }
    body.writeBytes(kept.toByteArray());
    var out = new ByteArrayOutputStream(body.size() + CHUNK_HEADER);
    chunk("RIFF", body.toByteArray(), 0, body.size(), out);
    return out.toByteArray();
  }

  /** Flags, three bytes for later, and both sides less one in three bytes each. */
  private byte[] canvas() {
    ByteBuffer canvas = ByteBuffer.allocate(CANVAS_BYTES + 1).order(ByteOrder.LITTLE_ENDIAN);
    canvas.putInt(0, flags);
    canvas.putInt(4, header.storedWidth() - 1);
    canvas.putInt(7, header.storedHeight() - 1);
    return canvas.array();
  }

  private static void chunk(
      String type, byte[] from, int at, int length, ByteArrayOutputStream out) {
    ByteBuffer head = ByteBuffer.allocate(CHUNK_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    head.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(length);
    out.writeBytes(head.array());
    out.write(from, at, length);
    if ((length & 1) == 1) {
      out.write(0);
    }
  }
}
