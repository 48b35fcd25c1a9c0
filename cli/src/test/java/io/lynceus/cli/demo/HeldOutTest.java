package io.lynceus.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.cli.console.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeldOutTest {
  @TempDir Path folder;

  @Test
  void picturesOfATestSplitComeFirst() throws IOException {
    file("train/images/a.jpg");
    file("Test/images/b.JPG");
    file("Test/labels/b.txt");
    assertThat(names(HeldOut.of(folder, 12))).containsExactly("b.JPG");
  }

  @Test
  void theFoldersOwnNameIsNoSplit() throws IOException {
    Path test = Files.createDirectory(folder.resolve("test-data"));
    Files.createFile(test.resolve("a.jpg"));
    Files.createFile(test.resolve("test-b.png"));
    assertThat(names(HeldOut.of(test, 12))).containsExactly("test-b.png");
  }

  @Test
  void withoutOneTheyAreSpreadOverAll() throws IOException {
    for (int i = 0; i < 9; i++) {
      file("images/%d.webp".formatted(i));
    }
    assertThat(names(HeldOut.of(folder, 3))).containsExactly("0.webp", "3.webp", "6.webp");
    assertThat(names(HeldOut.of(folder, 4)))
        .containsExactly("0.webp", "2.webp", "4.webp", "6.webp");
    assertThat(HeldOut.of(folder, 100)).hasSize(9);
  }

  @Test
  void aFolderWithoutPicturesIsRefused() throws IOException {
    file("labels/a.txt");
    file("jpg");
    assertThatExceptionOfType(CommandFailed.class)
        .isThrownBy(() -> HeldOut.of(folder, 12))
        .withMessageContaining("has no pictures");
  }

  private void file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }
}
