package io.lynceus.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectionTest {
  private static final URI ELSEWHERE = URI.create("https://lynceus.example");

  @TempDir Path folder;

  private StoredLogin login;

  @BeforeEach
  void nobodyHasLoggedIn() {
    login = new StoredLogin(folder.resolve("config/lynceus/login"));
  }

  @Test
  void withoutAWordItIsThisMachineWithoutAKey() throws IOException {
    Connection connection = of(Map.of());
    assertThat(connection.gateway()).hasToString("http://localhost:8080");
    assertThat(connection.key()).isEmpty();
  }

  @Test
  void theEnvironmentComesFirst() throws IOException {
    adminKey("local");
    login.store(ELSEWHERE, "stored");
    Connection connection =
        of(Map.of("LYNCEUS_URL", ELSEWHERE.toString(), "LYNCEUS_API_KEY", "said"));
    assertThat(connection).isEqualTo(new Connection(ELSEWHERE, Optional.of("said")));
  }

  @Test
  void theAdminKeyOfTheFolderIsForThisMachine() throws IOException {
    adminKey("local\n");
    assertThat(of(Map.of()).key()).contains("local");
    assertThat(of(Map.of("LYNCEUS_URL", "http://127.0.0.1:9999")).key()).contains("local");
  }

  @Test
  void theAdminKeyNeverLeavesThisMachine() throws IOException {
    adminKey("local");
    assertThat(of(Map.of("LYNCEUS_URL", ELSEWHERE.toString())).key()).isEmpty();
    assertThat(of(Map.of("LYNCEUS_URL", "http://localhost.example")).key()).isEmpty();
  }

  @Test
  void aStoredLoginIsForItsOwnGateway() throws IOException {
    login.store(ELSEWHERE, "stored");
    assertThat(of(Map.of()).gateway()).isEqualTo(ELSEWHERE);
    assertThat(of(Map.of()).key()).contains("stored");
    assertThat(of(Map.of("LYNCEUS_URL", "https://other.example")).key()).isEmpty();
  }

  @Test
  void aPlatformOfThisFolderOutweighsAStoredLogin() throws IOException {
    login.store(ELSEWHERE, "stored");
    adminKey("local");
    assertThat(of(Map.of()).gateway()).hasToString("http://localhost:8080");
    assertThat(of(Map.of()).key()).contains("local");
  }

  @Test
  void aStoredLoginIsItsOwnersAlone() throws IOException {
    login.store(ELSEWHERE, "stored");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(login.file())))
        .isEqualTo("rw-------");
  }

  @Test
  void theKeyIsNotForLogs() throws IOException {
    assertThat(of(Map.of("LYNCEUS_API_KEY", "secret")).toString()).doesNotContain("secret");
  }

  @Test
  void whatIsNoWebAddressIsRefused() {
    assertThatExceptionOfType(GatewayAddressInvalid.class)
        .isThrownBy(() -> of(Map.of("LYNCEUS_URL", "file:///etc/passwd")))
        .withMessageContaining("file:///etc/passwd");
  }

  @Test
  void whatStandsAroundAnAddressOrAKeyIsLeftOut() throws IOException {
    Connection connection =
        of(Map.of("LYNCEUS_URL", " https://lynceus.example\n", "LYNCEUS_API_KEY", "said\n"));
    assertThat(connection).isEqualTo(new Connection(ELSEWHERE, Optional.of("said")));
    assertThat(of(Map.of("LYNCEUS_URL", "  ", "LYNCEUS_API_KEY", "")).gateway())
        .hasToString("http://localhost:8080");
  }

  @Test
  void aKeyThatNoHeaderCarriesIsRefusedUnseen() {
    for (String key : new String[] {"secret key", "schlüssel", "half\nkey"}) {
      assertThatExceptionOfType(KeyInvalid.class)
          .isThrownBy(() -> new Connection(ELSEWHERE, Optional.of(key)))
          .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(key));
    }
  }

  @Test
  void aSecondLoginReplacesTheFirst() throws IOException {
    login.store(ELSEWHERE, "first");
    login.store(URI.create("https://other.example"), "second");
    assertThat(of(Map.of()).gateway()).hasToString("https://other.example");
    assertThat(of(Map.of("LYNCEUS_URL", ELSEWHERE.toString())).key()).isEmpty();
    assertThat(login.file().getParent().toFile().list()).containsExactly("login");
  }

  @Test
  void aLoginLiesWhereTheSystemKeepsSettings() {
    Path home = Path.of("home");
    assertThat(StoredLogin.ofUser(Map.of(), home).file())
        .isEqualTo(home.resolve(".config/lynceus/login"));
    assertThat(StoredLogin.ofUser(Map.of("XDG_CONFIG_HOME", " "), home).file())
        .isEqualTo(home.resolve(".config/lynceus/login"));
    assertThat(StoredLogin.ofUser(Map.of("XDG_CONFIG_HOME", "settings"), home).file())
        .isEqualTo(Path.of("settings/lynceus/login"));
  }

  private Connection of(Map<String, String> environment) throws IOException {
    return Connection.of(environment, folder, login);
  }

  private void adminKey(String key) throws IOException {
    Files.createDirectories(folder.resolve(".lynceus"));
    Files.writeString(folder.resolve(".lynceus/admin-key"), key);
  }
}
