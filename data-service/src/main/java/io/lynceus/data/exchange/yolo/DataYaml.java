package io.lynceus.data.exchange.yolo;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.source.SourceRefused;
import io.lynceus.data.project.ClassName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What a {@code data.yaml} says: where each split lies and what the classes are called. Read as
 * plain data with limits on size, depth and aliases; {@code download}, which makes other tools
 * execute what stands there, is refused.
 */
record DataYaml(String path, Map<Split, List<String>> splits, List<String> names) {
  /** The parser takes the square of the time for one long word: seconds from a few megabytes on. */
  static final int MOST_BYTES = 1 << 20;

  private static final Map<String, Split> KEYS =
      Map.of(
          "train", Split.TRAIN,
          "val", Split.VAL,
          "valid", Split.VAL,
          "calibration", Split.CALIBRATION,
          "test", Split.TEST);

  static DataYaml parse(String text) {
    Map<?, ?> yaml = load(text);
    if (yaml.get("download") != null) {
      throw refused("download is not accepted: send the pictures in the archive");
    }
    List<String> names = names(yaml.get("names"));
    checkCount(yaml.get("nc"), names);
    Map<Split, List<String>> splits = new EnumMap<>(Split.class);
    KEYS.forEach(
        (key, split) -> {
          if (yaml.get(key) != null) {
            splits.put(split, places(key, yaml.get(key)));
          }
        });
    Object path = yaml.get("path");
    return new DataYaml(path == null ? "" : place("path", path), splits, names);
  }

  private static Map<?, ?> load(String text) {
    if (text.length() > MOST_BYTES) {
      throw refused("it has more than %,d characters".formatted(MOST_BYTES));
    }
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(50);
    options.setNestingDepthLimit(20);
    options.setCodePointLimit(MOST_BYTES);
    options.setAllowDuplicateKeys(false);
    try {
      Object yaml = new Yaml(new SafeConstructor(options)).load(text);
      if (yaml instanceof Map<?, ?> map) {
        return map;
      }
    } catch (YAMLException | IllegalArgumentException e) { // the latter for a tag like !%20
      throw new SourceRefused("data.yaml cannot be read: " + firstLine(e), e);
    }
    throw refused("it is not a map");
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("it is damaged");
  }

  private static void checkCount(@Nullable Object nc, List<String> names) {
    if (nc != null && !(nc instanceof Integer count && count == names.size())) {
      throw refused("nc is %s, but names has %d classes".formatted(nc, names.size()));
    }
  }

  private static List<String> names(@Nullable Object names) {
    List<String> found =
        switch (names) {
          case List<?> list -> list.stream().map(DataYaml::name).toList();
          case Map<?, ?> map -> byIndex(map);
          case null, default -> throw refused("names has to be a list, or a map of index to name");
        };
    Set<String> seen = new HashSet<>();
    for (String name : found) {
      if (!seen.add(name)) {
        throw refused("names has '%s' twice".formatted(name));
      }
    }
    return found;
  }

  private static List<String> byIndex(Map<?, ?> map) {
    Map<Integer, String> sorted = new TreeMap<>();
    map.forEach((index, name) -> sorted.put(index instanceof Integer i ? i : -1, name(name)));
    List<String> names = new ArrayList<>(sorted.values());
    boolean gapless = sorted.keySet().stream().toList().equals(range(map.size()));
    if (!gapless) {
      throw refused("the indices of names have to be 0, 1, 2 and so on");
    }
    return names;
  }

  private static List<Integer> range(int size) {
    return IntStream.range(0, size).boxed().toList();
  }

  private static String name(@Nullable Object value) {
    boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
    String name = scalar ? String.valueOf(value).strip() : "";
    if (!ClassName.isOne(name)) {
      throw refused("names has an entry that is not a class name");
    }
    return name;
  }

  private static List<String> places(String key, Object value) {
    return value instanceof List<?> list
        ? list.stream().map(v -> place(key, v)).toList()
        : List.of(place(key, value));
  }

  /** A folder or list inside the archive; Roboflow writes one leading {@code ../} too many. */
  private static String place(String key, @Nullable Object value) {
    String place = value instanceof String text ? text.strip().replace('\\', '/') : "/";
    String inside = place.startsWith("../") ? place.substring(3) : place;
    boolean drive = inside.length() > 1 && inside.charAt(1) == ':';
    if (inside.startsWith("/") || drive || inside.contains("://")) {
      throw refused(key + " has to be a path inside the archive");
    }
    List<String> segments = List.of(inside.split("/"));
    if (segments.contains("..")) {
      throw refused(key + " leads out of the archive");
    }
    return String.join("/", segments.stream().filter(s -> !s.isEmpty() && !s.equals(".")).toList());
  }

  private static SourceRefused refused(String why) {
    return new SourceRefused("data.yaml: " + why);
  }
}
