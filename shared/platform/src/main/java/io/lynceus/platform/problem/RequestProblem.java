package io.lynceus.platform.problem;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A fact of the request itself, of its transport, or of what a service stands on. */
final class RequestProblem extends LynceusProblem {
  private static final long serialVersionUID = 1;

  private final transient Map<String, String> headers;

  RequestProblem(String slug, HttpStatus status, String detail, Map<String, String> headers) {
    super(slug, status, detail);
    this.headers = Map.copyOf(headers);
  }

  RequestProblem(String slug, HttpStatus status, String detail) {
    this(slug, status, detail, Map.of());
  }

  private RequestProblem(String detail, List<InvalidField> errors) {
    super("invalid-input", HttpStatus.UNPROCESSABLE_CONTENT, detail, errors);
    this.headers = Map.of();
  }

  private RequestProblem(String slug, HttpStatus status, String detail, Throwable cause) {
    super(slug, status, detail, cause);
    this.headers = Map.of();
  }

  /** Something that passes: trying again after so many seconds may succeed. */
  private RequestProblem(
      String slug, HttpStatus status, String detail, int seconds, @Nullable Throwable cause) {
    super(slug, status, detail, cause);
    this.headers = Map.of("Retry-After", String.valueOf(seconds));
  }

  static RequestProblem invalid(List<InvalidField> errors) {
    var detail =
        errors.size() == 1 ? "One input is not valid" : errors.size() + " inputs are not valid";
    return new RequestProblem(detail, errors);
  }

  static RequestProblem invalid(String pointer, String detail) {
    return invalid(List.of(new InvalidField(pointer, detail)));
  }

  static RequestProblem internal(Throwable cause) {
    return new RequestProblem(
        "internal-error",
        HttpStatus.INTERNAL_SERVER_ERROR,
        "Something went wrong here. It is on record under the trace id.",
        cause);
  }

  static RequestProblem diskFull(Throwable cause) {
    return new RequestProblem(
        "storage-full",
        HttpStatus.INSUFFICIENT_STORAGE,
        "The disk of this service is full and nothing was kept; send it again when there is room",
        60,
        cause);
  }

  static RequestProblem unavailable(String what) {
    return unavailable(what, null);
  }

  /** The cause is for the log: it says whether the pool was empty or nobody answered. */
  static RequestProblem unavailable(String what, @Nullable Throwable cause) {
    return new RequestProblem(
        "dependency-unavailable",
        HttpStatus.SERVICE_UNAVAILABLE,
        what + " cannot be reached at the moment; trying again is safe",
        2,
        cause);
  }

  /** For answers that a container or a framework decided on: only the status is known. */
  static RequestProblem ofStatus(int code, @Nullable String detail) {
    var known = HttpStatus.resolve(code);
    var status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    var reason = status.getReasonPhrase();
    return new RequestProblem(
        reason.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
        status,
        detail == null ? reason : detail);
  }

  @Override
  public Map<String, String> headers() {
    return headers;
  }
}
