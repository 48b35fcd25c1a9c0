package io.lynceus.cli.demo;

import io.lynceus.cli.console.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Some pictures of somebody's own folder to show detections on: of a test split if it has one. */
final class HeldOut {
  private HeldOut() {}

  static List<Path> of(Path folder, int most) throws IOException {
    List<Path> pictures;
    try (Stream<Path> all = Files.walk(folder)) {
      pictures = all.filter(HeldOut::isPicture).sorted().toList();
    }
    List<Path> tests =
        pictures.stream()
            .filter(p -> folder.relativize(p).toString().toLowerCase(Locale.ROOT).contains("test"))
            .toList();
    List<Path> chosen = tests.isEmpty() ? pictures : tests;
    if (chosen.isEmpty()) {
      throw new CommandFailed(folder + " has no pictures in it");
    }
    int step = Math.max(1, chosen.size() / most);
    return Stream.iterate(0, i -> i < chosen.size(), i -> i + step)
        .limit(most)
        .map(chosen::get)
        .toList();
  }

  private static boolean isPicture(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png|webp|bmp)");
  }
}
