package io.lynceus.data.exchange.yolo;

import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.source.LabelRefused;
import io.lynceus.data.exchange.source.PicturePaths;
import io.lynceus.data.exchange.source.SmallFile;
import io.lynceus.data.exchange.source.SourceRefused;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of the outermost {@code data.yaml} and what it says. Label Studio writes only a {@code
 * classes.txt}: then there are no splits.
 */
record YoloRoot(String folder, DataYaml yaml) {
  static boolean isIn(Archive archive) {
    return yaml(archive).or(() -> classes(archive)).isPresent();
  }

  static YoloRoot find(Archive archive) throws IOException {
    Optional<String> yaml = yaml(archive);
    if (yaml.isPresent()) {
      String text = text(archive, yaml.get());
      return new YoloRoot(PicturePaths.folder(yaml.get()), DataYaml.parse(text));
    }
    Optional<String> classes = classes(archive);
    if (classes.isPresent()) {
      List<String> names = names(archive, classes.get());
      return new YoloRoot(PicturePaths.folder(classes.get()), new DataYaml("", Map.of(), names));
    }
    throw new SourceRefused("There is no data.yaml in the archive.");
  }

  private static Optional<String> yaml(Archive archive) {
    return outermost(archive, "data.yaml").or(() -> outermost(archive, "data.yml"));
  }

  private static Optional<String> classes(Archive archive) {
    return outermost(archive, "classes.txt");
  }

  private static String text(Archive archive, String path) throws IOException {
    try {
      return SmallFile.text(archive, path, DataYaml.MOST_BYTES);
    } catch (LabelRefused e) {
      throw new SourceRefused(path + ": " + e.reason(), e);
    }
  }

  private static List<String> names(Archive archive, String path) throws IOException {
    try {
      return SmallFile.list(archive, path);
    } catch (LabelRefused e) {
      throw new SourceRefused(path + ": " + e.reason(), e);
    }
  }

  private static Optional<String> outermost(Archive archive, String file) {
    return archive.names().stream()
        .filter(path -> PicturePaths.file(path).equals(file))
        .min(Comparator.comparingLong(path -> path.chars().filter(c -> c == '/').count()));
  }
}
