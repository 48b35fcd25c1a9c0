package io.lynceus.localstack.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CredentialsTest {
  @TempDir Path folder;
  private StateFolder state;

  @BeforeEach
  void newState() {
    state = new StateFolder(folder.resolve("state"));
  }

  @Test
  void areMadeUpOnceAndKept() {
    var credentials = Credentials.of(state);
    assertThat(Credentials.of(state)).isEqualTo(credentials);
    var elsewhere = Credentials.of(new StateFolder(folder.resolve("other")));
    assertThat(elsewhere.postgres().secret()).isNotEqualTo(credentials.postgres().secret());
  }

  @Test
  void areForTheirOwnerOnly() throws IOException {
    Credentials.of(state);
    assertThat(permissions(state.file(Credentials.FILE))).isEqualTo("rw-------");
    assertThat(permissions(state.path())).isEqualTo("rwx------");
  }

  @Test
  void giveEachDatabaseASecretOfItsOwn() {
    var credentials = Credentials.of(state);
    assertThat(credentials.ownerOf("one")).isEqualTo(credentials.ownerOf("one"));
    assertThat(credentials.ownerOf("one").secret())
        .isNotEqualTo(credentials.ownerOf("two").secret())
        .isNotEqualTo(credentials.postgres().secret());
  }

  @Test
  void nameWhatAFileLacks() {
    state.write(Credentials.FILE, "kafka.name=lynceus\n");
    assertThatThrownBy(() -> Credentials.of(state)).hasMessageContaining("lacks kafka.secret");
  }

  @Test
  void doNotPrintSecrets() {
    var credentials = Credentials.of(state);
    assertThat(credentials.toString()).doesNotContain(credentials.s3().secret());
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
