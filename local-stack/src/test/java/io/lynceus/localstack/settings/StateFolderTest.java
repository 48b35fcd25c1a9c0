package io.lynceus.localstack.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateFolderTest {
  @TempDir Path folder;

  @Test
  void replacesAFileAndLeavesNothingElse() {
    var state = new StateFolder(folder.resolve("state"));
    state.write("x", "old");
    state.write("x", "new");
    assertThat(state.file("x")).hasContent("new");
    assertThat(state.path()).isDirectoryNotContaining("glob:**.half");
  }

  @Test
  void makesFoldersAsOftenAsAsked() {
    var state = new StateFolder(folder.resolve("state"));
    assertThat(state.folder("logs")).isDirectory().isEqualTo(state.folder("logs"));
  }

  @Test
  void isGoneWithAllThatItHeld() {
    var state = new StateFolder(folder.resolve("state"));
    state.folder("logs/old");
    state.write("x", "secret");
    state.delete();
    assertThat(folder).isEmptyDirectory();
  }
}
