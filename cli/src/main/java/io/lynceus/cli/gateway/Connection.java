package io.lynceus.cli.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the gateway is, and the key to show it, if any is known. */
public record Connection(URI gateway, Optional<String> key) {
  private static final URI DEFAULT = URI.create("http://localhost:8080");
  private static final Path ADMIN_KEY = Path.of(".lynceus", "admin-key");
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  public Connection {
    boolean web = "http".equals(gateway.getScheme()) || "https".equals(gateway.getScheme());
    if (!web || gateway.getHost() == null) {
      throw new GatewayAddressInvalid(gateway.toString(), null);
    }
    if (key.isPresent() && !key.get().matches("[!-~]+")) {
      throw new KeyInvalid();
    }
  }

  /**
   * The first that says so: {@code LYNCEUS_URL} and {@code LYNCEUS_API_KEY}; for a gateway on this
   * machine, the admin key of the working directory; what {@code login} stored.
   */
  public static Connection of(Map<String, String> environment, Path directory, StoredLogin login)
      throws IOException {
    Path adminKey = directory.resolve(ADMIN_KEY);
    Optional<URI> named = said(environment, "LYNCEUS_URL").map(Connection::address);
    Optional<URI> stored = Files.exists(adminKey) ? Optional.empty() : login.gateway();
    URI gateway = named.or(() -> stored).orElse(DEFAULT);
    Optional<String> key = said(environment, "LYNCEUS_API_KEY");
    if (key.isEmpty() && isLocal(gateway) && Files.exists(adminKey)) {
      key = Optional.of(Files.readString(adminKey).strip()).filter(k -> !k.isEmpty());
    }
    return new Connection(gateway, key.isPresent() ? key : login.keyOf(gateway));
  }

  /** An address as somebody typed it. */
  public static URI address(String typed) {
    try {
      return new URI(typed.strip());
    } catch (URISyntaxException e) {
      throw new GatewayAddressInvalid(typed, e);
    }
  }

  private static Optional<String> said(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static boolean isLocal(URI gateway) {
    return gateway.getHost() != null && LOCAL.contains(gateway.getHost());
  }

  /** The key is not for logs. */
  @Override
  public String toString() {
    return gateway + (key.isPresent() ? " with a key" : " without a key");
  }
}
