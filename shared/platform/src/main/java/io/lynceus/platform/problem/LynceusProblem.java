package io.lynceus.platform.problem;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * A fact that stops a request, with the stable code that clients may rely on. A feature derives one
 * small final exception for each fact:
 *
 * <pre>{@code
 * final class DatasetVersionNotFound extends LynceusProblem {
 *   DatasetVersionNotFound(DatasetVersionId id) {
 *     super("dataset-version-not-found", HttpStatus.NOT_FOUND, "No dataset version " + id);
 *   }
 * }
 * }</pre>
 */
public abstract class LynceusProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String slug;
  private final HttpStatus status;
  private final String detail;
  private final transient List<InvalidField> errors;

  protected LynceusProblem(String slug, HttpStatus status, String detail) {
    this(slug, status, detail, List.of(), null);
  }

  protected LynceusProblem(
      String slug, HttpStatus status, String detail, @Nullable Throwable cause) {
    this(slug, status, detail, List.of(), cause);
  }

  protected LynceusProblem(
      String slug, HttpStatus status, String detail, List<InvalidField> errors) {
    this(slug, status, detail, errors, null);
  }

  private LynceusProblem(
      String slug,
      HttpStatus status,
      String detail,
      List<InvalidField> errors,
      @Nullable Throwable cause) {
    super(detail, cause);
    this.slug = slug;
    this.status = status;
    this.detail = detail;
    this.errors = List.copyOf(errors);
  }

  /** The stable code: lower-case words with hyphens. Renaming one breaks clients. */
  public final String slug() {
    return slug;
  }

  public final HttpStatus status() {
    return status;
  }

  public final String detail() {
    return detail;
  }

  public final List<InvalidField> errors() {
    return errors;
  }

  /** Headers of the answer, such as {@code Retry-After}. */
  public Map<String, String> headers() {
    return Map.of();
  }

  /**
   * Whether only something that we stand on is away, so that the same may succeed later: the
   * database, the object store, a connection. Other I/O, such as a corrupt archive, stays as it is.
   */
  public static boolean isOutage(Throwable thrown) {
    return switch (thrown) {
      case LynceusProblem problem -> problem.status == HttpStatus.SERVICE_UNAVAILABLE;
      case NonTransientDataAccessResourceException down -> true;
      case TransientDataAccessException down -> true;
      case RecoverableDataAccessException down -> true;
      case CannotCreateTransactionException down -> true;
      case SQLTransientException down -> true;
      case SQLException broken when isConnectionLost(broken) -> true;
      case SocketException down -> true;
      case UnknownHostException down -> true;
      case InterruptedIOException down -> true;
      case HttpTimeoutException down -> true;
      default -> thrown.getCause() != null && isOutage(thrown.getCause());
    };
  }

  /** The driver's own words for it are plain exceptions; SQL's class of connections is 08. */
  private static boolean isConnectionLost(SQLException broken) {
    return broken.getSQLState() != null && broken.getSQLState().startsWith("08");
  }
}
