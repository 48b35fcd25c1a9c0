package io.lynceus.data.exchange.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A zip archive, read through its central directory alone: readers that scan from the front and
 * readers that trust the directory can see two different archives in one file.
 */
final class ZipArchive implements Archive {
  private final ZipFile zip;
  private final NavigableMap<String, ZipArchiveEntry> files = new TreeMap<>();

  private ZipArchive(ZipFile zip) {
    this.zip = zip;
  }

  static ZipArchive judge(Path file, ArchiveLimits limits) throws IOException {
    ZipFile zip = opened(file);
    try {
      var archive = new ZipArchive(zip);
      archive.index(limits, Files.size(file));
      return archive;
    } catch (ArchiveRefused | IOException e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile opened(Path file) {
    try {
      return ZipFile.builder().setPath(file).get();
    } catch (IOException e) {
      throw new ArchiveRefused("The zip archive is damaged.", e);
    }
  }

  private void index(ArchiveLimits limits, long packed) {
    List<ZipArchiveEntry> all = Collections.list(zip.getEntries());
    limits.checkEntries(all.size());
    long unpacked = 0;
    for (ZipArchiveEntry entry : all) {
      String name = EntryName.judged(entry.getName());
      checkKind(entry, name);
      limits.checkBytes(entry.getSize(), entry.getCompressedSize());
      unpacked += entry.getSize();
      if (!entry.isDirectory() && !EntryName.passedOver(name)) {
        add(name, entry);
      }
    }
    limits.checkBytes(unpacked, packed);
    checkOverlaps(all);
  }

  private void add(String name, ZipArchiveEntry entry) {
    if (files.put(name, entry) != null) {
      throw new ArchiveRefused("The archive has two files named " + EntryName.shown(name));
    }
  }

  private void checkKind(ZipArchiveEntry entry, String name) {
    int kind = entry.getUnixMode() & 0xF000;
    boolean plain = kind == 0 || kind == 0x8000 || kind == 0x4000;
    if (!plain) {
      throw new ArchiveRefused("The archive holds a link or device: " + EntryName.shown(name));
    }
    if (entry.getSize() < 0 || !zip.canReadEntryData(entry)) {
      throw new ArchiveRefused(
          "The archive holds an encrypted or unusual entry: " + EntryName.shown(name));
    }
  }

  /** Entries that share bytes make a small file unpack to anything. */
  private static void checkOverlaps(List<ZipArchiveEntry> all) {
    var byPlace = new ArrayList<>(all);
    byPlace.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
    for (int i = 1; i < byPlace.size(); i++) {
      ZipArchiveEntry before = byPlace.get(i - 1);
      long end = before.getLocalHeaderOffset() + 30 + before.getCompressedSize();
      if (end > byPlace.get(i).getLocalHeaderOffset()) {
        throw new ArchiveRefused("The archive has entries that overlap.");
      }
    }
  }

  @Override
  public NavigableSet<String> names() {
    return Collections.unmodifiableNavigableSet(files.navigableKeySet());
  }

  @Override
  public long size(String name) {
    return entry(name).getSize();
  }

  @Override
  public InputStream open(String name) throws IOException {
    ZipArchiveEntry entry = entry(name);
    try {
      return new BoundedEntry(zip.getInputStream(entry), entry.getSize(), entry.getCrc());
    } catch (IOException e) {
      throw BoundedEntry.damaged(e);
    }
  }

  private ZipArchiveEntry entry(String name) {
    ZipArchiveEntry entry = files.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("Not in the archive: " + name);
    }
    return entry;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
