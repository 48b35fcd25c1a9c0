package io.lynceus.data.exchange.archive;

/**
 * How much an archive may hold: files, unpacked bytes, and unpacked over packed bytes. The ratio
 * counts from {@link #HARMLESS_BYTES} on, because a few small label files compress without limit.
 */
public record ArchiveLimits(int entries, long bytes, int ratio) {
  /** Up to here nobody is hurt, whatever the ratio. */
  static final long HARMLESS_BYTES = 16L << 20;

  public ArchiveLimits {
    if (entries < 1 || bytes < 1 || ratio < 1) {
      throw new IllegalArgumentException("An archive's limits are positive");
    }
  }

  void checkEntries(int count) {
    if (count > entries) {
      throw new ArchiveRefused("The archive has more than %,d files.".formatted(entries));
    }
  }

  void checkBytes(long unpacked, long packed) {
    if (unpacked > bytes) {
      throw new ArchiveRefused("The archive holds more than %,d bytes.".formatted(bytes));
    }
    if (unpacked > HARMLESS_BYTES && unpacked / ratio > packed) {
      throw new ArchiveRefused(
          "The archive grows more than %d times when it is unpacked.".formatted(ratio));
    }
  }
}
