package io.lynceus.cli.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Some files of a folder, to be sent as one archive. */
final class FolderPart {

  /** A file of the archive to be. */
  record Entry(String name, Path file) {}

  private final Path folder;
  private final List<Entry> entries = new ArrayList<>();

  FolderPart(Path folder) {
    this.folder = folder;
  }

  void add(Path file) {
    entries.add(new Entry(name(file), file));
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  private String name(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
