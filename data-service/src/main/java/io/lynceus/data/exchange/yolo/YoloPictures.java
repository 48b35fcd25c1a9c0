package io.lynceus.data.exchange.yolo;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.source.LabelRefused;
import io.lynceus.data.exchange.source.LabeledSource.SourcePicture;
import io.lynceus.data.exchange.source.PicturePaths;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SmallFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the pictures that the splits of a {@code data.yaml} name, by folder or by list. */
final class YoloPictures {
  private final Archive archive;
  private final YoloRoot root;
  private final Map<String, Split> splits = new TreeMap<>();
  private final List<Rejection> strays = new ArrayList<>();
  private final List<Rejection> missing = new ArrayList<>();

  private YoloPictures(Archive archive, YoloRoot root) {
    this.archive = archive;
    this.root = root;
  }

  static YoloPictures find(Archive archive, YoloRoot root) throws IOException {
    var found = new YoloPictures(archive, root);
    for (Split split : Split.values()) {
      for (String place : root.yaml().splits().getOrDefault(split, List.of())) {
        found.addPlace(split, place);
      }
    }
    found.strayPictures();
    found.strayLabels();
    return found;
  }

  List<SourcePicture> all() {
    return root.yaml().splits().isEmpty()
        ? PicturePaths.of(archive).stream().map(p -> new SourcePicture(p, null)).toList()
        : splits.entrySet().stream().map(e -> new SourcePicture(e.getKey(), e.getValue())).toList();
  }

  List<Rejection> strays() {
    return List.copyOf(strays);
  }

  List<Rejection> missing() {
    return List.copyOf(missing);
  }

  /** The last folder named images becomes labels. */
  static String labelPath(String picture) {
    String path = "/" + PicturePaths.stem(picture) + ".txt";
    int at = path.lastIndexOf("/images/");
    String label = at < 0 ? path : path.substring(0, at) + "/labels/" + path.substring(at + 8);
    return label.substring(1);
  }

  private void addPlace(Split split, String place) throws IOException {
    String path = PicturePaths.join(root.folder(), root.yaml().path());
    String withPath = PicturePaths.join(path, place);
    boolean there = exists(withPath);
    String found = there ? withPath : PicturePaths.join(root.folder(), place);
    if (archive.names().contains(found)) {
      addList(split, found);
    } else {
      PicturePaths.below(archive, found).stream()
          .filter(PicturePaths::isPicture)
          .forEach(picture -> add(split, picture));
    }
  }

  private boolean exists(String path) {
    return archive.names().contains(path) || !PicturePaths.below(archive, path).isEmpty();
  }

  private void addList(Split split, String list) throws IOException {
    try {
      int number = 0;
      for (String line : SmallFile.list(archive, list)) {
        addListed(split, "%s:%d".formatted(list, ++number), line);
      }
    } catch (LabelRefused e) {
      strays.add(new Rejection(list, e.reason()));
    }
  }

  private void addListed(Split split, String place, String line) {
    String slashed = line.replace('\\', '/');
    String path = slashed.startsWith("./") ? slashed.substring(2) : slashed;
    List<String> places =
        List.of(
            PicturePaths.join(PicturePaths.join(root.folder(), root.yaml().path()), path),
            PicturePaths.join(root.folder(), path));
    places.stream()
        .filter(archive.names()::contains)
        .findFirst()
        .ifPresentOrElse(
            picture -> add(split, picture),
            () -> missing.add(new Rejection(place, "The picture is not in the archive")));
  }

  private void add(Split split, String picture) {
    Split before = splits.putIfAbsent(picture, split);
    if (before != null && before != split) {
      strays.add(
          new Rejection(
              picture, "It is in %s already, not in %s".formatted(before.label(), split.label())));
    }
  }

  private void strayPictures() {
    if (!root.yaml().splits().isEmpty()) {
      PicturePaths.of(archive).stream()
          .filter(picture -> !splits.containsKey(picture))
          .forEach(p -> strays.add(new Rejection(p, "No split of data.yaml names it")));
    }
  }

  private void strayLabels() {
    var expected =
        all().stream().map(p -> labelPath(p.path())).collect(java.util.stream.Collectors.toSet());
    archive.names().stream()
        .filter(path -> ("/" + path).contains("/labels/") && path.endsWith(".txt"))
        .filter(path -> !expected.contains(path))
        .forEach(path -> strays.add(new Rejection(path, "There is no picture for it")));
  }
}
