package io.lynceus.platform.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What Tomcat refuses before any filter sees it, such as an encoded slash: not a page of HTML. */
final class ProblemValve extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      var problem =
          Problem.of(RequestProblem.ofStatus(response.getStatus(), null), instance(request), null);
      response.setContentType("application/problem+json");
      response
          .getOutputStream()
          .write(JsonMapper.shared().writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      getContainer().getLogger().debug("The client left before its error was written", gone);
    }
  }

  private static String instance(Request request) {
    var uri = request.getRequestURI();
    return uri == null ? "" : uri;
  }
}
