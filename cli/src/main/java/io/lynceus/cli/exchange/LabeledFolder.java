package io.lynceus.cli.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of pictures and labels, divided into parts that can each be imported by itself. Files of
 * one stem stay together; lists, class names and documents go with every part. A label without a
 * picture is sent once, so that it is reported once.
 */
final class LabeledFolder {
  private static final Set<String> PICTURES =
      Set.of(
          "jpg", "jpeg", "jpe", "png", "webp", "bmp", "gif", "tif", "tiff", "heic", "heif", "svg",
          "psd", "dng");
  private static final Set<String> TEXTS = Set.of("xml", "txt", "yaml", "yml", "json", "names");

  /** Below what the platform accepts of one archive. */
  private static final long DOCUMENT_BYTES = 16L << 30;

  private final Path folder;

  /** Pictures and their labels by stem. */
  private final TreeMap<String, List<Path>> byStem = new TreeMap<>();

  private final Map<Path, Long> sizes = new HashMap<>();
  private final List<Path> shared = new ArrayList<>();
  private final List<Path> strays = new ArrayList<>();

  private LabeledFolder(Path folder) {
    this.folder = folder;
  }

  static LabeledFolder of(Path folder) throws IOException {
    var labeled = new LabeledFolder(folder);
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(labeled::isWanted).sorted().toList();
    }
    files.stream().filter(f -> PICTURES.contains(extension(f))).forEach(labeled::addPicture);
    for (Path file : files) {
      labeled.sizes.put(file, Files.size(file));
      if (!PICTURES.contains(extension(file))) {
        labeled.addText(file);
      }
    }
    return labeled;
  }

  private boolean isWanted(Path file) {
    for (Path name : folder.relativize(file)) {
      if (name.toString().startsWith(".") || name.toString().equals("__MACOSX")) {
        return false;
      }
    }
    String extension = extension(file);
    boolean known = PICTURES.contains(extension) || TEXTS.contains(extension);
    return known && Files.isRegularFile(file);
  }

  private void addPicture(Path file) {
    byStem.computeIfAbsent(stem(file), _ -> new ArrayList<>()).add(file);
  }

  private void addText(Path file) {
    boolean label = Set.of("xml", "txt").contains(extension(file));
    List<Path> pictures = label ? byStem.get(stem(file)) : null;
    if (pictures != null) {
      pictures.add(file);
    } else if (isLabel(file)) {
      strays.add(file);
    } else {
      shared.add(file);
    }
  }

  int pictures() {
    return (int) sizes.keySet().stream().filter(f -> PICTURES.contains(extension(f))).count();
  }

  long bytes() {
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Parts of about so many bytes each; more where one document describes all pictures. */
  List<FolderPart> parts(long most) {
    boolean document = shared.stream().anyMatch(file -> extension(file).equals("json"));
    List<FolderPart> parts = new ArrayList<>();
    var part = new FolderPart(folder);
    strays.forEach(part::add);
    long bytes = 0;
    for (List<Path> group : byStem.values()) {
      long its = group.stream().mapToLong(file -> sizes.getOrDefault(file, 0L)).sum();
      if (bytes > 0 && bytes + its > (document ? Math.max(most, DOCUMENT_BYTES) : most)) {
        parts.add(part);
        part = new FolderPart(folder);
        bytes = 0;
      }
      group.forEach(part::add);
      bytes += its;
    }
    parts.add(part);
    parts.forEach(each -> shared.forEach(each::add));
    return parts;
  }

  private boolean isLabel(Path file) {
    Path parent = folder.relativize(file).getParent();
    boolean labels =
        parent != null && parent.toString().toLowerCase(Locale.ROOT).contains("labels");
    return extension(file).equals("xml") || (labels && extension(file).equals("txt"));
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, Math.max(name.lastIndexOf('.'), 0));
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
