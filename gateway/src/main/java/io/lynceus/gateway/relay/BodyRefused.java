package io.lynceus.gateway.relay;

import io.lynceus.platform.problem.LynceusProblem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** The caller's body cannot be carried on; what was not read of it is not read. */
final class BodyRefused extends LynceusProblem {
  private static final long serialVersionUID = 1L;

  private BodyRefused(String slug, HttpStatus status, String detail, @Nullable Throwable cause) {
    super(slug, status, detail, cause);
  }

  static BodyRefused tooLarge(DataSize largest) {
    return new BodyRefused(
        "payload-too-large",
        HttpStatus.CONTENT_TOO_LARGE,
        "A body of this kind has at most " + words(largest),
        null);
  }

  static BodyRefused cutShort(Throwable cause) {
    return new BodyRefused(
        "body-cut-short",
        HttpStatus.REQUEST_TIMEOUT,
        "The body ended or stalled before it was complete",
        cause);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Connection", "close");
  }

  private static String words(DataSize size) {
    return size.toMegabytes() > 0 ? size.toMegabytes() + " MB" : size.toBytes() + " bytes";
  }
}
