package io.lynceus.vision.picture;

import io.lynceus.vision.header.PictureFormat;
import io.lynceus.vision.header.PictureHeader;
import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A picture's bytes for a decoder. The reader of WebP takes the end of the file for nothing yet and
 * goes on: 221 bytes kept it busy for half a minute. It is given the few zeros that a bit reader
 * looks at beyond the end, and wanting more of them says that the file is damaged.
 */
final class PictureBytes extends ImageInputStreamImpl {
  private static final int ZEROS = 64;

  private final byte[] bytes;
  private final int length;
  private final boolean padded;

  private PictureBytes(byte[] bytes, int length, boolean padded) {
    this.bytes = bytes;
    this.length = length;
    this.padded = padded;
  }

  /** The bytes up to the picture's end. */
  static PictureBytes of(byte[] bytes, PictureHeader header) {
    if (header.format() != PictureFormat.WEBP) {
      return new PictureBytes(bytes, header.length(), false);
    }
    byte[] padded = new byte[header.length() + ZEROS];
    System.arraycopy(bytes, 0, padded, 0, header.length());
    return new PictureBytes(padded, padded.length, true);
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public int read() throws IOException {
    checkClosed();
    bitOffset = 0;
    return streamPos < length ? bytes[(int) streamPos++] & 0xFF : end();
  }

  @Override
  public int read(byte[] target, int from, int most) throws IOException {
    checkClosed();
    bitOffset = 0;
    if (streamPos >= length) {
      return end();
    }
    int read = (int) Math.min(most, length - streamPos);
    System.arraycopy(bytes, (int) streamPos, target, from, read);
    streamPos += read;
    return read;
  }

  private int end() throws IOException {
    if (padded) {
      throw new IOException("it ends before its picture does");
    }
    return -1;
  }
}
