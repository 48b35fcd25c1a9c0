package io.lynceus.cli.gateway;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A path below {@code /api/v1}, with whatever stands in a name encoded. */
public final class Resource {
  private final String path;
  private final String query;

  private Resource(String path, String query) {
    this.path = path;
    this.query = query;
  }

  /** The resource of these path segments. */
  public static Resource of(String... segments) {
    var path = new StringBuilder("/api/v1");
    for (String segment : segments) {
      path.append('/').append(encoded(segment));
    }
    return new Resource(path.toString(), "");
  }

  /** The same resource with a parameter; without it where there is no value. */
  public Resource with(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    String parameter = name + "=" + encoded(value.toString());
    return new Resource(path, query + (query.isEmpty() ? "?" : "&") + parameter);
  }

  /** As {@link #with(String, Object)}. */
  public Resource with(String name, Optional<?> value) {
    return with(name, value.orElse(null));
  }

  URI at(URI gateway) {
    String base = gateway.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + this);
  }

  @Override
  public String toString() {
    return path + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
