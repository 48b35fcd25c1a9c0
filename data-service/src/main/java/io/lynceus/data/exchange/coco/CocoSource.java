package io.lynceus.data.exchange.coco;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.source.LabeledSource;
import io.lynceus.data.exchange.source.LabeledSource.SourcePicture;
import io.lynceus.data.exchange.source.PicturePaths;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SourceLabels;
import io.lynceus.data.exchange.source.SourceRefused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads COCO. Each document is a split where its name or folder says so: {@code
 * instances_val2017.json}, {@code valid/_annotations.coco.json}.
 */
public final class CocoSource implements LabeledSource {
  private static final Pattern WORDS = Pattern.compile("[^a-zA-Z]+");

  private final Map<String, Place> pictures = new TreeMap<>();
  private final List<Rejection> strays = new ArrayList<>();
  private final List<Rejection> missing = new ArrayList<>();

  private record Place(CocoDocument document, CocoImage image, @Nullable Split split) {}

  private CocoSource() {}

  public static CocoSource read(Archive archive) throws IOException {
    var source = new CocoSource();
    int documents = 0;
    for (String path : archive.names()) {
      if (PicturePaths.extension(path).equals("json")) {
        documents += source.addDocument(archive, path) ? 1 : 0;
      }
    }
    if (documents == 0) {
      throw new SourceRefused(source.noDocument());
    }
    source.strayPictures(archive);
    return source;
  }

  /** Whether the archive looks like this format. */
  public static boolean recognises(Archive archive) {
    return archive.names().stream().anyMatch(p -> PicturePaths.extension(p).equals("json"));
  }

  private String noDocument() {
    String why = strays.isEmpty() ? "" : ": " + strays.getFirst().reason();
    return "There is no COCO document in the archive" + why + ".";
  }

  private boolean addDocument(Archive archive, String path) throws IOException {
    Optional<CocoDocument> read = CocoDocument.read(archive, path, strays::add);
    read.ifPresent(document -> addImages(archive, document));
    return read.isPresent();
  }

  private void addImages(Archive archive, CocoDocument document) {
    Split split = splitOf(document.path()).orElse(null);
    var places = new CocoPlaces(archive, document.path(), split);
    for (CocoImage image : document.images()) {
      Optional<String> found = places.find(image.fileName());
      String place = "%s: image %s".formatted(document.path(), image.id());
      if (found.isEmpty()) {
        missing.add(new Rejection(place, image.fileName() + " is not in the archive"));
      } else if (pictures.putIfAbsent(found.get(), new Place(document, image, split)) != null) {
        strays.add(new Rejection(place, image.fileName() + " is listed twice"));
      }
    }
    strays.addAll(document.orphans());
  }

  static Optional<Split> splitOf(String path) {
    String stem = PicturePaths.file(PicturePaths.stem(path));
    return Stream.of(WORDS.split(stem, -1))
        .flatMap(word -> PicturePaths.split(word).stream())
        .findFirst()
        .or(() -> PicturePaths.splitOfFolders(path));
  }

  private void strayPictures(Archive archive) {
    PicturePaths.of(archive).stream()
        .filter(path -> !pictures.containsKey(path))
        .forEach(path -> strays.add(new Rejection(path, "No COCO document names it")));
  }

  @Override
  public List<SourcePicture> pictures() {
    return pictures.entrySet().stream()
        .map(e -> new SourcePicture(e.getKey(), e.getValue().split()))
        .toList();
  }

  @Override
  public SourceLabels labels(SourcePicture picture, int width, int height) {
    Place place = pictures.get(picture.path());
    return place == null
        ? SourceLabels.none()
        : place.document().labels(place.image(), width, height);
  }

  @Override
  public List<Rejection> strays() {
    return List.copyOf(strays);
  }

  @Override
  public List<Rejection> missing() {
    return List.copyOf(missing);
  }
}
