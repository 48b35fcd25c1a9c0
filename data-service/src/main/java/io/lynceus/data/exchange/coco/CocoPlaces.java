package io.lynceus.data.exchange.coco;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.source.PicturePaths;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the pictures of a document lie: COCO does not say, tools put them beside the document, into
 * {@code images} or into a folder of the split's name. Last, a file name that exists once.
 */
final class CocoPlaces {
  private final Archive archive;
  private final List<String> folders;
  private final Map<String, String> byName = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  CocoPlaces(Archive archive, String document, @Nullable Split split) {
    this.archive = archive;
    String beside = PicturePaths.folder(document);
    String above = PicturePaths.folder(beside);
    String images = PicturePaths.join(above, "images");
    this.folders =
        split == null
            ? List.of(beside, images, above)
            : List.of(
                beside,
                PicturePaths.join(images, split.label()),
                PicturePaths.join(above, split.label()),
                images,
                above);
    PicturePaths.of(archive).forEach(this::index);
  }

  private void index(String path) {
    if (byName.putIfAbsent(PicturePaths.file(path), path) != null) {
      ambiguous.add(PicturePaths.file(path));
    }
  }

  Optional<String> find(String fileName) {
    return folders.stream()
        .map(folder -> PicturePaths.join(folder, fileName))
        .filter(archive.names()::contains)
        .findFirst()
        .or(() -> once(PicturePaths.file(fileName)));
  }

  private Optional<String> once(String file) {
    return ambiguous.contains(file) ? Optional.empty() : Optional.ofNullable(byName.get(file));
  }
}
