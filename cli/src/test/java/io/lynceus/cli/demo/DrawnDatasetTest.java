package io.lynceus.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.console.ProgressBar;
import io.lynceus.cli.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DrawnDatasetTest {
  @TempDir Path folder;

  @Test
  void writesYoloWithThreeSplits() throws IOException {
    var drawn = new DrawnDataset(folder, 5);
    assertThat(drawn.isThere()).isFalse();
    drawn.draw(8, bar());
    assertThat(drawn.isThere()).isTrue();
    assertThat(FolderClasses.of(folder)).containsExactly("apple", "orange", "lemon");
    assertThat(names("images/train")).hasSize(6);
    assertThat(names("images/val")).containsExactly("fruit-0006.jpg");
    assertThat(names("images/test")).containsExactly("fruit-0007.jpg");
    assertThat(names("labels/test")).containsExactly("fruit-0007.txt");
    for (String label : names("labels/train")) {
      assertThat(Files.readAllLines(folder.resolve("labels/train").resolve(label)))
          .allMatch(line -> line.matches("[012]( [01]\\.\\d{6}){4}"));
    }
  }

  @Test
  void freshPicturesAreNotAmongThem() throws IOException {
    DrawnDataset.fresh(folder.resolve("fresh"), 99, 2);
    assertThat(names("fresh")).containsExactly("fresh-01.png", "fresh-02.png");
    assertThat(HeldOut.of(folder, 5)).hasSize(2);
  }

  @Test
  void picturesOfATestSplitAreShownFirst() throws IOException {
    for (String name : List.of("train/a.jpg", "train/b.png", "test/c.jpg", "test/notes.txt")) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), "x");
    }
    assertThat(HeldOut.of(folder, 5)).containsExactly(folder.resolve("test/c.jpg"));
    assertThat(HeldOut.of(folder.resolve("train"), 1))
        .containsExactly(folder.resolve("train/a.jpg"));
  }

  private List<String> names(String below) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(below))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static ProgressBar bar() {
    var nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new ProgressBar(new Terminal(nowhere, nowhere, Optional.empty()), "drawing", () -> 0);
  }
}
