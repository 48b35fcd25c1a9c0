package io.lynceus.platform.problem;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with problems: for exceptions of controllers, and for filters that refuse a request
 * before it reaches one. Counts them by type, and logs the ones that are our fault, once. Types are
 * written in our code and nowhere else, so that there are as many series as there are facts.
 */
public final class Problems {
  /** Set by the outermost filter; survives the dispatch to the error page. */
  public static final String TRACE_ID = "io.lynceus.trace-id";

  /** Set by the outermost filter, too: a request without it is counted by the connector's valve. */
  public static final String SEEN = "io.lynceus.seen";

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final JsonMapper json = JsonMapper.shared();
  private final MeterRegistry meters;

  public Problems(MeterRegistry meters) {
    this.meters = meters;
  }

  /** The answer for an exception; an unexpected one becomes 500 and tells the client nothing. */
  public ResponseEntity<Problem> answer(Throwable thrown, HttpServletRequest request) {
    var problem = ProblemOf.exception(thrown);
    return ResponseEntity.status(problem.status())
        .headers(headers -> problem.headers().forEach(headers::set))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body(problem, request, request.getRequestURI()));
  }

  /** Writes the answer of a filter. */
  public void write(
      LynceusProblem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(problem, request, request.getRequestURI(), response);
  }

  void write(
      LynceusProblem problem,
      HttpServletRequest request,
      String instance,
      HttpServletResponse response)
      throws IOException {
    var bytes = json.writeValueAsBytes(body(problem, request, instance));
    response.setStatus(problem.status().value());
    problem.headers().forEach(response::setHeader);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** Counts what is refused without an answer of its own: an item of a job, a line of a file. */
  public void count(String slug, int times) {
    meters.counter("lynceus.problems", "type", slug).increment(times);
  }

  private Problem body(LynceusProblem problem, HttpServletRequest request, String instance) {
    count(problem.slug(), 1);
    request.setAttribute(SEEN, true);
    if (problem.status().is5xxServerError()) {
      log.warn("{} {} failed: {}", request.getMethod(), instance, problem.detail(), problem);
    }
    var trace = request.getAttribute(TRACE_ID);
    return Problem.of(problem, instance, trace == null ? null : trace.toString());
  }
}
