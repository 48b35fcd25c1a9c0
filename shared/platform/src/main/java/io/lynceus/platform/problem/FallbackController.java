package io.lynceus.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The error page of last resort, in place of Boot's, which renders its old shape there. */
@Controller
final class FallbackController implements ErrorController {
  private final Problems problems;

  FallbackController(Problems problems) {
    this.problems = problems;
  }

  @RequestMapping("${spring.web.error.path:/error}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var instance = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    problems.write(
        problem(request),
        request,
        instance == null ? request.getRequestURI() : instance.toString(),
        response);
  }

  private static LynceusProblem problem(HttpServletRequest request) {
    var thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (thrown instanceof Throwable cause) {
      return ProblemOf.exception(cause);
    }
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
        ? RequestProblem.ofStatus(code, null)
        : RequestProblem.ofStatus(404, null);
  }
}
