package io.lynceus.cli.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Some files of a folder, to be sent as one archive; lists may be shortened. */
final class FolderPart {

  /** Opens a file's content when its turn comes. */
  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }

  /** A file of the archive to be. */
  record Entry(String name, Content content) {}

  private final Path folder;
  private final List<Entry> entries = new ArrayList<>();

  FolderPart(Path folder) {
    this.folder = folder;
  }

  void add(Path file) {
    entries.add(new Entry(name(file), () -> Files.newInputStream(file)));
  }

  void add(Path file, List<String> lines) {
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    entries.add(new Entry(name(file), () -> new ByteArrayInputStream(text)));
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  private String name(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
