package io.lynceus.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * 401 and 403 of the security filter. Every refused credential gets the same answer, so that it
 * tells nothing about why.
 */
public final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final Problems problems;

  public SecurityProblems(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException {
    problems.write(
        new RequestProblem(
            "not-authenticated",
            HttpStatus.UNAUTHORIZED,
            "A valid token or API key is required",
            Map.of("WWW-Authenticate", "Bearer")),
        request,
        response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException {
    problems.write(
        new RequestProblem("not-permitted", HttpStatus.FORBIDDEN, "Your role does not allow this"),
        request,
        response);
  }
}
