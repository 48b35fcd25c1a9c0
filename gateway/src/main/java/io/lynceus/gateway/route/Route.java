package io.lynceus.gateway.route;

import java.util.Optional;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Some paths of one service that are treated alike; each has a breaker of its own.
 *
 * @param method empty for all
 * @param cost in tokens of the caller's bucket
 * @param largest body that is let through
 */
public record Route(
    String name,
    Upstream upstream,
    Optional<String> method,
    Set<PathPattern> paths,
    Pace pace,
    long cost,
    DataSize largest) {
  public Route {
    paths = Set.copyOf(paths);
  }

  boolean covers(String asked, PathContainer path) {
    return method.map(asked::equals).orElse(true)
        && paths.stream().anyMatch(pattern -> pattern.matches(path));
  }

  /** Whether its cost is that of each picture in the body. */
  public boolean isChargedByPicture() {
    return pace == Pace.DETECTION;
  }
}
