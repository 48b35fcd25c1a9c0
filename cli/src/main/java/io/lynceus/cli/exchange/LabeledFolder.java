package io.lynceus.cli.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of pictures and labels, divided into parts that can each be imported by itself. Files of
 * one stem stay together; lists and class names go with every part, lists only with the lines that
 * name its pictures. COCO's documents describe all pictures at once, so such a folder is one part.
 */
final class LabeledFolder {
  private static final Set<String> PICTURES =
      Set.of(
          "jpg", "jpeg", "jpe", "png", "webp", "bmp", "gif", "tif", "tiff", "heic", "heif", "svg",
          "psd", "dng");
  private static final Set<String> TEXTS = Set.of("xml", "txt", "yaml", "yml", "json", "names");

  private final Path folder;

  /** Pictures and their labels by stem. */
  private final TreeMap<String, List<Path>> byStem = new TreeMap<>();

  private final Map<Path, Long> sizes = new HashMap<>();
  private final List<Path> shared = new ArrayList<>();

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
    if (pictures == null) {
      shared.add(file);
    } else {
      pictures.add(file);
    }
  }

  int pictures() {
    return (int) sizes.keySet().stream().filter(f -> PICTURES.contains(extension(f))).count();
  }

  long bytes() {
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Parts of about so many bytes each. */
  List<FolderPart> parts(long most) throws IOException {
    List<Set<String>> divided = divided(most);
    List<FolderPart> parts = new ArrayList<>();
    for (Set<String> stems : divided) {
      var part = new FolderPart(folder);
      for (Path text : shared) {
        share(text, stems, parts.isEmpty(), divided.size() == 1, part);
      }
      stems.stream()
          .flatMap(stem -> byStem.getOrDefault(stem, List.of()).stream())
          .forEach(part::add);
      parts.add(part);
    }
    return parts;
  }

  private List<Set<String>> divided(long most) {
    List<Set<String>> divided = new ArrayList<>();
    Set<String> stems = new LinkedHashSet<>();
    long bytes = 0;
    for (Map.Entry<String, List<Path>> group : byStem.entrySet()) {
      long its = group.getValue().stream().mapToLong(f -> sizes.getOrDefault(f, 0L)).sum();
      if (bytes + its > most && !stems.isEmpty() && !isCoco()) {
        divided.add(stems);
        stems = new LinkedHashSet<>();
        bytes = 0;
      }
      stems.add(group.getKey());
      bytes += its;
    }
    divided.add(stems);
    return divided;
  }

  private boolean isCoco() {
    return shared.stream().anyMatch(f -> extension(f).equals("json"));
  }

  private void share(Path text, Set<String> stems, boolean first, boolean only, FolderPart part)
      throws IOException {
    boolean lines = Set.of("txt", "names").contains(extension(text));
    if (only || (first && !lines) || Set.of("yaml", "yml").contains(extension(text))) {
      part.add(text);
    } else if (lines) {
      List<String> all = Files.readAllLines(text);
      boolean isList = all.stream().anyMatch(line -> byStem.containsKey(named(line)));
      part.add(text, isList ? all.stream().filter(l -> isOf(l, stems, first)).toList() : all);
    }
  }

  /** Whether a line of a list names a picture of these, or, in the first part, none at all. */
  private boolean isOf(String line, Set<String> stems, boolean first) {
    String stem = named(line);
    return stems.contains(stem) || (first && !byStem.containsKey(stem));
  }

  private static String named(String line) {
    String[] words = line.strip().split("\\s+", 2);
    String file = words[0].substring(words[0].lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    boolean extended =
        dot > 0 && PICTURES.contains(file.substring(dot + 1).toLowerCase(Locale.ROOT));
    return extended ? file.substring(0, dot) : file;
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
