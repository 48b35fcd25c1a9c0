package io.lynceus.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** The one advice. */
@RestControllerAdvice
final class ProblemAdvice {
  private final Problems problems;

  ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  /** Null where the answer has begun (a stream that broke): there is nobody left to tell. */
  @ExceptionHandler
  @Nullable ResponseEntity<Problem> problem(
      Throwable thrown, HttpServletRequest request, HttpServletResponse response) {
    return response.isCommitted() ? null : problems.answer(thrown, request);
  }

  /** The security filter knows whether this is 401 or 403. */
  @SuppressWarnings("DoNotCallSuggester") // Spring calls it, and passes on what it throws.
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void leaveToSecurity(RuntimeException refused) {
    throw refused;
  }

  /** The client went away. */
  @ExceptionHandler
  void ignore(AsyncRequestNotUsableException gone) {}
}
