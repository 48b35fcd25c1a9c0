package io.lynceus.platform.idempotency;

import io.lynceus.platform.object.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does the work of a creating request once for each {@code Idempotency-Key}:
 *
 * <pre>{@code
 * return idempotency.once(request, body, Project.class, () -> {
 *   var project = projects.create(body);
 *   return ResponseEntity.created(project.location()).body(project);
 * });
 * }</pre>
 *
 * <p>With a key, the work runs in a transaction together with the record of its answer: both are
 * there or neither, and an exception leaves the key free. Without a key it just runs. A key belongs
 * to its caller and path, and is forgotten after a day.
 */
public final class Idempotency {
  private static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final IdempotentAnswers answers;
  private final TransactionOperations transaction;
  private final JsonMapper json;

  Idempotency(IdempotentAnswers answers, TransactionOperations transaction, JsonMapper json) {
    this.answers = answers;
    this.transaction = transaction;
    this.json = json;
  }

  /** {@code body} is whatever makes two requests the same: the record that was read, or hashes. */
  public <T> ResponseEntity<T> once(
      HttpServletRequest request, Object body, Class<T> type, Supplier<ResponseEntity<T>> work) {
    var key = request.getHeader(HEADER);
    if (key == null) {
      return work.get();
    }
    if (!KEY.matcher(key).matches()) {
      throw IdempotencyProblem.malformedKey();
    }
    var caller = request.getUserPrincipal() == null ? "" : request.getUserPrincipal().getName();
    var scope =
        Sha256.of(String.join("\n", caller, request.getMethod(), request.getRequestURI(), key));
    var fingerprint = Sha256.of(json.writeValueAsString(body));
    return transaction.execute(status -> once(scope, fingerprint, type, work));
  }

  private <T> ResponseEntity<T> once(
      String scope, String fingerprint, Class<T> type, Supplier<ResponseEntity<T>> work) {
    if (!answers.lock(scope)) {
      throw IdempotencyProblem.stillRunning();
    }
    var earlier = answers.find(scope);
    if (earlier.isEmpty()) {
      var answer = work.get();
      answers.add(scope, recorded(fingerprint, answer));
      return answer;
    }
    if (!earlier.get().fingerprint().equals(fingerprint)) {
      throw IdempotencyProblem.otherBody();
    }
    return replay(earlier.get(), type);
  }

  private IdempotentAnswers.Answer recorded(String fingerprint, ResponseEntity<?> answer) {
    return new IdempotentAnswers.Answer(
        fingerprint,
        answer.getStatusCode().value(),
        json.writeValueAsString(answer.getHeaders().toSingleValueMap()),
        answer.getBody() == null ? null : json.writeValueAsString(answer.getBody()));
  }

  private <T> ResponseEntity<T> replay(IdempotentAnswers.Answer answer, Class<T> type) {
    Map<String, String> headers =
        json.readValue(answer.headers(), new TypeReference<Map<String, String>>() {});
    return ResponseEntity.status(answer.status())
        .headers(h -> headers.forEach(h::set))
        .header("Idempotency-Replayed", "true")
        .body(answer.body() == null ? null : json.readValue(answer.body(), type));
  }
}
