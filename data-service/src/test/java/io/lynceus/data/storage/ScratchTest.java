package io.lynceus.data.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Work in progress: made when it is needed, and what a killed process left there is gone. */
final class ScratchTest {
  private static final DataSize NOTHING = DataSize.ofBytes(0);

  @TempDir Path folder;

  @Test
  void removesWhatAKilledProcessLeftAtFirstUseAndNotLater() throws IOException {
    Path root = folder.resolve("scratch");
    Path left = Files.createDirectories(root.resolve("import123/deep"));
    Files.writeString(left.resolve("archive"), "half of it");
    var scratch = new Scratch(root, NOTHING);
    assertThat(left).as("nothing is touched before it is needed").exists();
    Path file = scratch.file("manifest");
    assertThat(root.resolve("import123")).doesNotExist();
    Path work = scratch.folder("import");
    assertThat(file).exists();
    assertThat(work).isEmptyDirectory();
  }

  @Test
  void makesTheFolderWithAllAboveIt() throws IOException {
    Path root = folder.resolve("a/b/scratch");
    assertThat(new Scratch(root, NOTHING).file("x")).hasParentRaw(root);
  }

  @Test
  void deletesAFolderWithAllThatIsInIt() throws IOException {
    var scratch = new Scratch(folder.resolve("scratch"), NOTHING);
    Path work = scratch.folder("import");
    Files.writeString(Files.createDirectories(work.resolve("a/b")).resolve("c"), "x");
    scratch.delete(work);
    assertThat(work).doesNotExist();
    assertThatThrownBy(() -> scratch.delete(work)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void followsNoLinkOutOfTheFolder() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "kept");
    var scratch = new Scratch(folder.resolve("scratch"), NOTHING);
    Path work = scratch.folder("import");
    Files.createSymbolicLink(work.resolve("link"), folder);
    scratch.delete(work);
    assertThat(precious).hasContent("kept");
  }

  @Test
  void refusesToReachIntoTheReserve() throws IOException {
    long usable = Files.getFileStore(folder).getUsableSpace();
    var scratch = new Scratch(folder.resolve("scratch"), DataSize.ofBytes(usable / 2));
    scratch.requireRoom(1);
    assertThatThrownBy(() -> scratch.requireRoom(usable))
        .isInstanceOfSatisfying(
            StorageFull.class, full -> assertThat(full.status().value()).isEqualTo(507));
  }
}
