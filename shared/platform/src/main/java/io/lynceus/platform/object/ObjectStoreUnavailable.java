package io.lynceus.platform.object;

import io.lynceus.platform.problem.LynceusProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** The store did not do it, also when asked again. */
public final class ObjectStoreUnavailable extends LynceusProblem {
  private static final long serialVersionUID = 1;

  ObjectStoreUnavailable(String attempted, Throwable cause) {
    super(
        "object-store-unavailable",
        HttpStatus.SERVICE_UNAVAILABLE,
        "The object store did not " + attempted,
        cause);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "2");
  }
}
