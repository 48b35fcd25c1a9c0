package io.lynceus.data.exchange.voc;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.source.LabelRefused;
import io.lynceus.data.exchange.source.LabeledSource;
import io.lynceus.data.exchange.source.LabeledSource.SourcePicture;
import io.lynceus.data.exchange.source.PicturePaths;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SmallFile;
import io.lynceus.data.exchange.source.SourceLabels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads Pascal VOC. A picture and its annotation share their stem: {@code Annotations} beside the
 * picture's folder, or both in one folder as some tools write it. {@code filename} inside the XML
 * is not consulted, tools leave anything in it.
 */
public final class VocSource implements LabeledSource {
  private final Archive archive;
  private final List<SourcePicture> pictures = new ArrayList<>();
  private final Map<String, String> annotations = new HashMap<>();
  private final List<Rejection> strays = new ArrayList<>();

  private VocSource(Archive archive) {
    this.archive = archive;
  }

  public static VocSource read(Archive archive) throws IOException {
    var source = new VocSource(archive);
    source.pair();
    return source;
  }

  /** Whether the archive looks like this format. */
  public static boolean recognises(Archive archive) {
    return archive.names().stream().anyMatch(VocSource::isAnnotation);
  }

  private void pair() throws IOException {
    Map<String, Split> lists = splitLists();
    Map<String, String> unclaimed = new TreeMap<>();
    archive.names().stream()
        .filter(VocSource::isAnnotation)
        .forEach(path -> unclaimed.put(PicturePaths.stem(path), path));
    Map<String, String> all = Map.copyOf(unclaimed);
    for (String picture : PicturePaths.of(archive)) {
      String stem = PicturePaths.file(PicturePaths.stem(picture));
      pictures.add(new SourcePicture(picture, splitOf(picture, lists.get(stem))));
      annotationStem(picture, all)
          .ifPresent(
              found -> {
                annotations.put(picture, all.get(found));
                unclaimed.remove(found);
              });
    }
    unclaimed.values().forEach(p -> strays.add(new Rejection(p, "There is no picture for it")));
  }

  private static boolean isAnnotation(String path) {
    return PicturePaths.extension(path).equals("xml");
  }

  private static @Nullable Split splitOf(String picture, @Nullable Split listed) {
    return listed != null ? listed : PicturePaths.splitOfFolders(picture).orElse(null);
  }

  private static Optional<String> annotationStem(String picture, Map<String, String> all) {
    String folder = PicturePaths.folder(picture);
    String stem = PicturePaths.file(PicturePaths.stem(picture));
    String sibling = PicturePaths.join(PicturePaths.folder(folder), "Annotations/" + stem);
    List<String> places =
        List.of(PicturePaths.join(folder, stem), sibling, lowerAnnotations(folder, stem));
    return places.stream().filter(all::containsKey).findFirst();
  }

  private static String lowerAnnotations(String folder, String stem) {
    return PicturePaths.join(PicturePaths.folder(folder), "annotations/" + stem);
  }

  /** Of {@code ImageSets}, only the lists named for a split: VOC also has one for every class. */
  private Map<String, Split> splitLists() throws IOException {
    Map<String, Split> splits = new HashMap<>();
    for (String path : archive.names()) {
      Optional<Split> split = PicturePaths.split(PicturePaths.file(PicturePaths.stem(path)));
      boolean list = path.contains("ImageSets/") && path.endsWith(".txt");
      if (list && split.isPresent()) {
        readList(path, split.get(), splits);
      }
    }
    return splits;
  }

  private void readList(String path, Split split, Map<String, Split> splits) throws IOException {
    try {
      for (String line : SmallFile.list(archive, path)) {
        splits.put(PicturePaths.file(line.split("\\s+", 2)[0]), split);
      }
    } catch (LabelRefused e) {
      strays.add(new Rejection(path, e.reason()));
    }
  }

  @Override
  public List<SourcePicture> pictures() {
    return List.copyOf(pictures);
  }

  @Override
  public SourceLabels labels(SourcePicture picture, int width, int height) throws IOException {
    String path = annotations.get(picture.path());
    if (path == null) {
      return SourceLabels.none();
    }
    try {
      byte[] xml = SmallFile.bytes(archive, path, SmallFile.LABEL_BYTES);
      return VocAnnotation.parse(xml, path).labels(width, height);
    } catch (LabelRefused e) {
      return SourceLabels.refused(path, e.reason());
    }
  }

  @Override
  public List<Rejection> strays() {
    return List.copyOf(strays);
  }

  /** A list of VOC only sorts pictures; what is elsewhere does no harm. */
  @Override
  public List<Rejection> missing() {
    return List.of();
  }
}
