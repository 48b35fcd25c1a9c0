package io.lynceus.cli.demo;

import io.lynceus.cli.console.CommandFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names of the classes in a folder of somebody's own, as a project has to be told them before
 * anything is imported: from a {@code data.yaml}, from annotations of VOC, or from a document of
 * COCO.
 */
final class FolderClasses {
  private static final Pattern NAMES_IN_ONE_LINE = Pattern.compile("(?m)^names:\\s*\\[([^\\]]*)]");
  private static final Pattern NAMES_BELOW =
      Pattern.compile("(?m)^names:\\s*(?:#.*)?\\R((?:[ \\t-].*\\R?)+)");
  private static final Pattern NAME_BELOW = Pattern.compile("(?m)^\\s*(?:-|\\d+:)\\s*(.+?)\\s*$");
  private static final Pattern VOC_OBJECT =
      Pattern.compile("<object>\\s*<name>\\s*([^<]+?)\\s*</name>");

  private FolderClasses() {}

  static List<String> of(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    Set<String> names = new LinkedHashSet<>();
    for (Path file : files) {
      if (named(file, ".yaml", ".yml")) {
        names.addAll(ofYaml(text(file)));
      }
    }
    if (names.isEmpty()) {
      for (Path file : files) {
        if (named(file, ".xml")) {
          VOC_OBJECT.matcher(text(file)).results().forEach(found -> names.add(found.group(1)));
        } else if (named(file, ".json")) {
          names.addAll(ofCoco(file));
        }
      }
    }
    if (names.isEmpty()) {
      throw new CommandFailed(
          folder
              + " names no classes: no data.yaml (YOLO), annotations (VOC) or JSON (COCO) in it");
    }
    return List.copyOf(names);
  }

  private static boolean named(Path file, String... endings) {
    return Stream.of(endings).anyMatch(ending -> file.toString().endsWith(ending));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  static List<String> ofYaml(String yaml) {
    List<String> names = new ArrayList<>();
    Matcher line = NAMES_IN_ONE_LINE.matcher(yaml);
    Matcher below = NAMES_BELOW.matcher(yaml);
    if (line.find()) {
      Stream.of(line.group(1).split(",")).map(FolderClasses::unquoted).forEach(names::add);
    } else if (below.find()) {
      NAME_BELOW.matcher(below.group(1)).results().forEach(n -> names.add(unquoted(n.group(1))));
    }
    names.removeIf(String::isEmpty);
    return names;
  }

  private static String unquoted(String name) {
    String bare = name.strip();
    boolean quoted = bare.length() > 1 && (bare.startsWith("'") || bare.startsWith("\""));
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }

  private static List<String> ofCoco(Path file) {
    JsonNode categories = document(file).path("categories");
    return categories
        .valueStream()
        .map(category -> category.path("name").asString(""))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static JsonNode document(Path file) {
    try {
      return new JsonMapper().readTree(file.toFile());
    } catch (JacksonException broken) {
      throw new CommandFailed(file + " is not readable as JSON");
    }
  }
}
