package io.lynceus.e2e.input;

/** WebP files: a lossless picture of one colour needs no bit for any pixel. */
final class Webp {
  private static final int SIDE = 32;

  private Webp() {}

  /** 32 x 32 of one colour, in the extended form, with more chunks behind the picture. */
  static byte[] plain(int red, int green, int blue, int flags, byte[]... more) {
    byte[] canvas =
        Bytes.joined(
            Bytes.littleEndian(flags, 4),
            Bytes.littleEndian(SIDE - 1, 3),
            Bytes.littleEndian(SIDE - 1, 3));
    return file(chunk("VP8X", canvas), picture(red, green, blue), Bytes.joined(more));
  }

  static byte[] animated(int frames) {
    byte[] frame = chunk("ANMF", new byte[16]);
    return plain(1, 2, 3, 2, chunk("ANIM", new byte[6]), Bytes.repeated(frame, frames));
  }

  static byte[] chunk(String type, byte[] data) {
    return Bytes.joined(
        Bytes.of(type), Bytes.littleEndian(data.length, 4), data, new byte[data.length & 1]);
  }

  private static byte[] file(byte[]... chunks) {
    return chunk("RIFF", Bytes.joined(Bytes.of("WEBP"), Bytes.joined(chunks)));
  }

  private static byte[] picture(int red, int green, int blue) {
    var bits = new Bits();
    bits.put(SIDE - 1, 14).put(SIDE - 1, 14).put(0, 1).put(0, 3);
    bits.put(0, 3); // No transform, no cache of colours, one set of codes.
    for (int symbol : new int[] {green, red, blue, 255, 0}) {
      bits.put(1, 1).put(0, 1).put(1, 1).put(symbol, 8); // A code of one symbol.
    }
    return chunk("VP8L", Bytes.joined(new byte[] {0x2F}, bits.bytes()));
  }

  /** Bits from the lowest of each byte on. */
  private static final class Bits {
    private final byte[] bytes = new byte[16];
    private int count;

    Bits put(int value, int bits) {
      for (int i = 0; i < bits; i++) {
        bytes[count / 8] |= (byte) ((value >> i & 1) << count % 8);
        count++;
      }
      return this;
    }

    byte[] bytes() {
      return Bytes.upTo(bytes, count / 8 + 1);
    }
  }
}
