package io.lynceus.vision.picture;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A picture's bytes for a decoder. Some decoders take the end of the file for zeros and go on: 221
 * bytes of WebP kept one busy for half a minute. The look beyond the end that a bit reader may need
 * is granted, more of it says that the file is damaged.
 */
final class PictureBytes extends ImageInputStreamImpl {
  private static final int LOOKS_BEYOND = 64;

  private final byte[] bytes;
  private final int length;
  private int beyond;

  /** The first {@code length} of the bytes. */
  PictureBytes(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
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
    if (++beyond > LOOKS_BEYOND) {
      throw new IOException("it ends before its picture does");
    }
    return -1;
  }
}
