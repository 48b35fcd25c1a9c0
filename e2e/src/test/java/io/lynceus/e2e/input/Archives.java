package io.lynceus.e2e.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Files by name, on their way into an archive. */
final class Archives {
  private static final int LINK = 0xA1FF;
  private static final int DIRECTORY_ENTRY = 0x02014b50;
  private static final int DIRECTORY_END = 0x06054b50;

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  static Archives of(String name, String content) {
    return new Archives().and(name, content);
  }

  /** A picture, its label file, and what {@code data.yaml} says. */
  static Archives yolo(String dataYaml) {
    return of("data.yaml", dataYaml)
        .and("images/x.png", Png.plain(90, 90, 90))
        .and("labels/x.txt", "0 .5 .5 .1 .1\n");
  }

  /** What there is nothing against. */
  static Archives yolo() {
    return yolo("train: images\nnames: [a, b]\n");
  }

  Archives and(String name, String content) {
    return and(name, Bytes.of(content));
  }

  Archives and(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  byte[] zip() {
    return zip("");
  }

  /** A zip in which the file of that name is a link to what it contains. */
  byte[] zip(String link) {
    try (var channel = new SeekableInMemoryByteChannel()) {
      try (var zip = new ZipArchiveOutputStream(channel)) {
        for (var file : files.entrySet()) {
          var entry = new ZipArchiveEntry(file.getKey());
          if (file.getKey().equals(link)) {
            entry.setUnixMode(LINK);
          }
          zip.putArchiveEntry(entry);
          zip.write(file.getValue());
          zip.closeArchiveEntry();
        }
      }
      return Bytes.upTo(channel.array(), (int) channel.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A zip whose directory lists its first file twice, under another name the second time. */
  byte[] overlapping() {
    byte[] zip = zip();
    ByteBuffer file = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int end = zip.length - 22;
    int directory = file.getInt(end + 16);
    int length =
        46
            + file.getShort(directory + 28)
            + file.getShort(directory + 30)
            + file.getShort(directory + 32);
    byte[] again = java.util.Arrays.copyOfRange(zip, directory, directory + length);
    again[46] = '2';
    byte[] tail = Bytes.from(zip, end);
    ByteBuffer changed = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    changed.putShort(8, (short) (changed.getShort(8) + 1));
    changed.putShort(10, (short) (changed.getShort(10) + 1));
    changed.putInt(12, changed.getInt(12) + length);
    if (file.getInt(directory) != DIRECTORY_ENTRY || file.getInt(end) != DIRECTORY_END) {
      throw new IllegalStateException("This is not the zip that it was meant to be");
    }
    return Bytes.joined(Bytes.upTo(zip, end), again, tail);
  }

  byte[] tarGz() {
    return tarGz(new TarArchiveEntry[0]);
  }

  /** With entries that are no files. */
  byte[] tarGz(TarArchiveEntry... others) {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (var file : files.entrySet()) {
        var entry = new TarArchiveEntry(file.getKey(), true);
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
      for (TarArchiveEntry other : others) {
        tar.putArchiveEntry(other);
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A link, a device, anything that is not a file. */
  static TarArchiveEntry special(String name, byte kind, String target) {
    var entry = new TarArchiveEntry(name, kind);
    entry.setLinkName(target);
    return entry;
  }
}
