package io.lynceus.data.exchange.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;

/**
 * The files of a zip or tar.gz archive, each readable at any time and as often as wanted. Folders,
 * what macOS adds and hidden files are left out. An archive that exists has been judged: see {@link
 * ArchiveLimits} and {@link EntryName}.
 */
public sealed interface Archive extends AutoCloseable permits ZipArchive, TarArchive {

  /** The names of the files, with {@code /} between folders. */
  NavigableSet<String> names();

  /** The unpacked size of a file. */
  long size(String name);

  /**
   * The content of a file, as long as {@link #size} says. A {@link java.util.zip.ZipException} in
   * the middle means that this file is damaged; the others may be whole.
   */
  InputStream open(String name) throws IOException;

  @Override
  void close() throws IOException;

  /**
   * Judges and opens an archive; {@code scratch} is an existing folder that is the caller's to
   * delete.
   */
  static Archive open(Path file, Path scratch, ArchiveLimits limits) throws IOException {
    return switch (kindOf(file)) {
      case ZIP -> ZipArchive.judge(file, limits);
      case GZIP -> TarArchive.unpack(file, Files.createTempFile(scratch, "tar", ".data"), limits);
      case UNKNOWN -> throw new ArchiveRefused("This is neither a zip nor a tar.gz archive.");
    };
  }

  private static Kind kindOf(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      byte[] start = in.readNBytes(4);
      if (start.length == 4 && start[0] == 'P' && start[1] == 'K') {
        return Kind.ZIP;
      }
      boolean gzip = start.length == 4 && start[0] == 0x1f && start[1] == (byte) 0x8b;
      return gzip ? Kind.GZIP : Kind.UNKNOWN;
    }
  }

  /** What the first bytes say. */
  enum Kind {
    ZIP,
    GZIP,
    UNKNOWN
  }
}
