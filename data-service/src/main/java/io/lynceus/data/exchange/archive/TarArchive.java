package io.lynceus.data.exchange.archive;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A tar.gz archive. It can only be read from the front, so the contents of its files are written
 * one after the other into a single scratch file, and an index says where each begins.
 */
final class TarArchive implements Archive {
  /** Long names and extended attributes precede an entry; more than this is an attack. */
  private static final long MOST_HEADER_BYTES = 1 << 20;

  private static final int CHUNK = 1 << 16;

  private final NavigableMap<String, Place> files;
  private final FileChannel data;

  private record Place(long from, long size) {}

  private TarArchive(NavigableMap<String, Place> files, FileChannel data) {
    this.files = files;
    this.data = data;
  }

  static TarArchive unpack(Path file, Path scratch, ArchiveLimits limits) throws IOException {
    NavigableMap<String, Place> files = new TreeMap<>();
    try (var packed = new CountedStream(Files.newInputStream(file));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(scratch))) {
      var unpacked = new MeteredStream(gunzip(packed), packed, limits);
      unpack(unpacked, out, files, limits);
    } catch (ZipException | EOFException e) { // No gzip after all.
      throw damaged(e);
    }
    return new TarArchive(files, FileChannel.open(scratch));
  }

  private static InputStream gunzip(InputStream packed) throws IOException {
    return new BufferedInputStream(new GZIPInputStream(packed, 1 << 16), 1 << 16);
  }

  private static void unpack(
      MeteredStream in, OutputStream out, NavigableMap<String, Place> files, ArchiveLimits limits)
      throws IOException {
    try (var tar = new TarArchiveInputStream(in)) {
      byte[] chunk = new byte[CHUNK];
      long written = 0;
      int entries = 0;
      in.allow(MOST_HEADER_BYTES);
      for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
        limits.checkEntries(++entries);
        String name = EntryName.judged(entry.getName());
        checkKind(entry, name);
        in.allow(entry.getSize() + MOST_HEADER_BYTES);
        if (entry.isFile() && !EntryName.passedOver(name)) {
          long size = copy(tar, out, chunk);
          add(files, name, new Place(written, size));
          written += size;
        }
      }
      readToTheCheckSum(in, chunk);
    }
  }

  private static TarArchiveEntry next(TarArchiveInputStream tar) {
    try {
      return tar.getNextEntry();
    } catch (IllegalArgumentException | IOException e) {
      throw damaged(e);
    }
  }

  private static long copy(InputStream tar, OutputStream out, byte[] chunk) throws IOException {
    long copied = 0;
    for (int read = read(tar, chunk); read >= 0; read = read(tar, chunk)) {
      out.write(chunk, 0, read);
      copied += read;
    }
    return copied;
  }

  /** Gzip says at its very end whether all before it was whole; tar stops before. */
  private static void readToTheCheckSum(MeteredStream in, byte[] chunk) {
    in.allow(MOST_HEADER_BYTES);
    int read = 0;
    while (read >= 0) {
      read = read(in, chunk);
    }
  }

  /** What cannot be read is the archive's fault, what cannot be written is ours. */
  private static int read(InputStream in, byte[] chunk) {
    try {
      return in.read(chunk);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static ArchiveRefused damaged(Exception cause) {
    return new ArchiveRefused("The tar.gz archive is damaged.", cause);
  }

  private static void add(NavigableMap<String, Place> files, String name, Place place) {
    if (files.put(name, place) != null) {
      throw new ArchiveRefused("The archive has two files named " + EntryName.shown(name));
    }
  }

  private static void checkKind(TarArchiveEntry entry, String name) {
    boolean plain = entry.isFile() || entry.isDirectory();
    boolean link = entry.isLink() || entry.isSymbolicLink();
    if (!plain || link || entry.isSparse() || entry.isFIFO() || isDevice(entry)) {
      throw new ArchiveRefused("The archive holds a link or device: " + EntryName.shown(name));
    }
  }

  private static boolean isDevice(TarArchiveEntry entry) {
    return entry.isCharacterDevice() || entry.isBlockDevice();
  }

  @Override
  public NavigableSet<String> names() {
    return Collections.unmodifiableNavigableSet(files.navigableKeySet());
  }

  @Override
  public long size(String name) {
    return place(name).size();
  }

  @Override
  public InputStream open(String name) {
    return new SlicedFile(data, place(name).from(), place(name).size());
  }

  private Place place(String name) {
    Place place = files.get(name);
    if (place == null) {
      throw new IllegalArgumentException("Not in the archive: " + name);
    }
    return place;
  }

  @Override
  public void close() throws IOException {
    data.close();
  }
}
