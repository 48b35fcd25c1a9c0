package io.lynceus.cli.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What {@code lynceus login} stored: one gateway and one key, in a file that only its owner reads.
 */
public final class StoredLogin {
  private final Path file;

  public StoredLogin(Path file) {
    this.file = file;
  }

  /** In the user's own configuration folder. */
  public static StoredLogin ofUser(Map<String, String> environment, Path home) {
    String folder = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path configuration = folder.isBlank() ? home.resolve(".config") : Path.of(folder);
    return new StoredLogin(configuration.resolve("lynceus").resolve("login"));
  }

  /** The file, for people. */
  public Path file() {
    return file;
  }

  Optional<URI> gateway() throws IOException {
    return Optional.ofNullable(read().getProperty("url")).map(Connection::address);
  }

  Optional<String> keyOf(URI gateway) throws IOException {
    Properties stored = read();
    return gateway.toString().equals(stored.getProperty("url"))
        ? Optional.ofNullable(stored.getProperty("key"))
        : Optional.empty();
  }

  /** Replaces what was stored, at once or not at all. */
  public void store(URI gateway, String key) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path written = Files.createTempFile(folder, "login", "", ownerOnly);
    Files.writeString(written, "url=%s%nkey=%s%n".formatted(gateway, key));
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private Properties read() throws IOException {
    var stored = new Properties();
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        stored.load(in);
      }
    }
    return stored;
  }
}
