package io.lynceus.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.localstack.settings.StateFolder;
import io.lynceus.localstack.supervision.SupervisorLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveIT {
  @TempDir Path folder;
  private StateFolder state;
  private Archive archive;

  @BeforeEach
  void saveSomething() throws IOException {
    state = new StateFolder(folder.resolve(".lynceus"));
    archive = new Archive(state);
    Path object = state.folder("s3").resolve("object");
    Files.writeString(object, "bytes");
    attributes(object).write("content-type", StandardCharsets.UTF_8.encode("image/png"));
  }

  @Test
  void bringsBackEverythingIncludingWhatTheS3ServerNotesOnFiles() throws Exception {
    assertThat(archive.backup(file())).isZero();
    Files.writeString(state.file("s3/object"), "changed");
    assertThat(archive.restore(file())).isZero();
    assertThat(state.file("s3/object")).hasContent("bytes");
    var type = ByteBuffer.allocate(100);
    attributes(state.file("s3/object")).read("content-type", type);
    assertThat(StandardCharsets.UTF_8.decode(type.flip()).toString()).isEqualTo("image/png");
  }

  @Test
  void movesAsideWhatWasThereBefore() throws Exception {
    archive.backup(file());
    Files.writeString(state.file("s3/object"), "changed");
    archive.restore(file());
    assertThat(folder.resolve(".lynceus.before-1/s3/object")).hasContent("changed");
  }

  @Test
  void leavesNothingBesideWhereNothingWasBefore() throws Exception {
    archive.backup(file());
    Path elsewhere = folder.resolve("elsewhere");
    var restored = new StateFolder(elsewhere.resolve(".lynceus"));
    assertThat(new Archive(restored).restore(file())).isZero();
    assertThat(restored.file("s3/object")).hasContent("bytes");
    assertThat(elsewhere).isDirectoryNotContaining(path -> !path.equals(restored.path()));
  }

  @Test
  void isForItsOwnerOnly() throws Exception {
    archive.backup(file());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesWhileThePlatformRuns() throws Exception {
    archive.backup(file());
    var running = SupervisorLock.take(state).orElseThrow();
    assertThat(archive.backup(folder.resolve("second.tar.gz"))).isEqualTo(1);
    assertThat(archive.restore(file())).isEqualTo(1);
    running.release();
    assertThat(folder.resolve("second.tar.gz")).doesNotExist();
  }

  @Test
  void changesNothingForATornArchive() throws Exception {
    archive.backup(file());
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(archive.restore(file())).isEqualTo(1);
    assertThat(state.file("s3/object")).hasContent("bytes");
  }

  @Test
  void saysThatThereIsNothingToSave() throws Exception {
    var nothing = new Archive(new StateFolder(folder.resolve("none")));
    assertThat(nothing.backup(file())).isEqualTo(1);
    assertThat(file()).doesNotExist();
  }

  private Path file() {
    return folder.resolve("lynceus.tar.gz");
  }

  private static UserDefinedFileAttributeView attributes(Path path) {
    return Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
  }
}
