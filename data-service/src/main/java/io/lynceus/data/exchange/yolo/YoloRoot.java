package io.lynceus.data.exchange.yolo;

import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.source.LabelRefused;
import io.lynceus.data.exchange.source.PicturePaths;
import io.lynceus.data.exchange.source.SmallFile;
import io.lynceus.data.exchange.source.SourceRefused;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of the outermost {@code data.yaml} and what it says. Label Studio writes only a {@code
 * classes.txt}: then there are no splits.
 */
record YoloRoot(String folder, DataYaml yaml) {
  static boolean isIn(Archive archive) {
    return outermost(archive, "data.yaml").isPresent() || hasClasses(archive);
  }

  static YoloRoot find(Archive archive) throws IOException {
    Optional<String> yaml =
        outermost(archive, "data.yaml").or(() -> outermost(archive, "data.yml"));
    if (yaml.isPresent()) {
      String text = text(archive, yaml.get());
      return new YoloRoot(PicturePaths.folder(yaml.get()), DataYaml.parse(text));
    }
    Optional<String> classes = outermost(archive, "classes.txt");
    if (classes.isPresent()) {
      var names = SmallFile.list(archive, classes.get());
      return new YoloRoot(PicturePaths.folder(classes.get()), new DataYaml("", Map.of(), names));
    }
    throw new SourceRefused("There is no data.yaml in the archive.");
  }

  private static boolean hasClasses(Archive archive) {
    return outermost(archive, "classes.txt").isPresent();
  }

  private static String text(Archive archive, String path) throws IOException {
    try {
      return SmallFile.text(archive, path, DataYaml.MOST_BYTES);
    } catch (LabelRefused e) {
      throw new SourceRefused("data.yaml: " + e.reason(), e);
    }
  }

  private static Optional<String> outermost(Archive archive, String file) {
    return archive.names().stream()
        .filter(path -> PicturePaths.file(path).equals(file))
        .min(Comparator.comparingLong(path -> path.chars().filter(c -> c == '/').count()));
  }
}
