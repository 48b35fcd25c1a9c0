package io.lynceus.data.exchange.export.metadata;

import io.lynceus.vision.header.Orientation;
import java.nio.ByteBuffer;

/** An Exif block (a TIFF header and one directory) that says the orientation and nothing else. */
final class ExifOrientation {
  private static final int BYTES = 26;
  private static final short TAG = 0x0112;
  private static final short SHORT = 3;

  private ExifOrientation() {}

  static byte[] block(Orientation orientation) {
    ByteBuffer block = ByteBuffer.allocate(BYTES);
    block.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
    block.putShort((short) 1);
    block.putShort(TAG).putShort(SHORT).putInt(1).putShort((short) orientation.exif());
    return block.array();
  }
}
