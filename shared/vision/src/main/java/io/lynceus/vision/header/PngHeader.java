package io.lynceus.vision.header;

import java.util.zip.CRC32;

/** Walks the chunks of a PNG file to its end; every chunk's checksum must hold. */
final class PngHeader {
  private static final int SIGNATURE = 8;
  private static final int AROUND_DATA = 12;

  private final FileBytes file;
  private Orientation orientation = Orientation.UPRIGHT;
  private boolean hasData;

  private PngHeader(FileBytes file) {
    this.file = file;
  }

  static PictureHeader of(FileBytes file, PictureLimits limits) {
    return new PngHeader(file).walk(limits);
  }

  private PictureHeader walk(PictureLimits limits) {
    if (!file.isText(SIGNATURE + 4, "IHDR")) {
      throw PictureHeader.damaged("The PNG file does not begin with its header");
    }
    long width = file.unsigned32(SIGNATURE + 8);
    long height = file.unsigned32(SIGNATURE + 12);
    limits.checkSides(width, height);
    long end = endOfChunks();
    if (!hasData) {
      throw PictureHeader.damaged("The PNG file holds no picture");
    }
    return PictureHeader.of(file, PictureFormat.PNG, (int) width, (int) height, orientation, end);
  }

  private long endOfChunks() {
    int at = SIGNATURE;
    while (!file.isText(at + 4, "IEND")) {
      at += chunk(at);
    }
    return at + (long) chunk(at);
  }

  /** Reads one chunk and answers how long it is. */
  private int chunk(int at) {
    long length = file.unsigned32(at);
    file.require(at, length + AROUND_DATA);
    check(at, (int) length);
    if (file.isText(at + 4, "acTL") && length >= 4 && file.unsigned32(at + 8) > 1) {
      throw PictureHeader.animated();
    }
    if (file.isText(at + 4, "eXIf")) {
      orientation = ExifOrientation.in(file.part(at + 8, (int) length));
    }
    hasData |= file.isText(at + 4, "IDAT");
    return (int) length + AROUND_DATA;
  }

  private void check(int at, int length) {
    CRC32 sum = new CRC32();
    sum.update(file.bytes().slice(at + 4, length + 4));
    if (sum.getValue() != file.unsigned32(at + 8 + length)) {
      throw PictureHeader.damaged("The PNG file has a wrong checksum at byte " + at);
    }
  }
}
