package io.lynceus.platform.problem;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Problems on every path of a servlet application. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({ProblemAdvice.class, FallbackController.class})
class ProblemConfiguration {

  @Bean
  Problems problems(ObjectProvider<MeterRegistry> meters) {
    return new Problems(meters.getIfAvailable(() -> Metrics.globalRegistry));
  }

  @Bean
  SecurityProblems securityProblems(Problems problems) {
    return new SecurityProblems(problems);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheConnector(
      ObjectProvider<Problems> problems) {
    return factory -> {
      factory.addContextCustomizers(
          context -> context.getParent().getPipeline().addValve(new ConnectorProblems()));
      factory.addEngineValves(new ConnectorCount(problems));
    };
  }

  /**
   * What Tomcat refuses before any filter sees it, such as an encoded slash: not a page of HTML.
   */
  static final class ConnectorProblems extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
      if (response.getStatus() < 400
          || response.getContentWritten() > 0
          || !response.setErrorReported()) {
        return;
      }
      try {
        var problem =
            Problem.of(
                RequestProblem.ofStatus(response.getStatus(), null), instance(request), null);
        response.setContentType("application/problem+json");
        response
            .getOutputStream()
            .write(
                JsonMapper.shared().writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
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

  /** What Tomcat refuses is seen by no filter, and some of it not even by the valve above. */
  static final class ConnectorCount extends ValveBase implements AccessLog {
    private final ObjectProvider<Problems> problems;

    ConnectorCount(ObjectProvider<Problems> problems) {
      super(true);
      this.problems = problems;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      getNext().invoke(request, response);
    }

    /** Of some requests it is told twice. */
    @Override
    public void log(Request request, Response response, long nanos) {
      if (response.getStatus() >= 400 && request.getAttribute(Problems.SEEN) == null) {
        request.setAttribute(Problems.SEEN, true);
        problems.getObject().count(RequestProblem.ofStatus(response.getStatus(), null).slug(), 1);
      }
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {}

    @Override
    public boolean getRequestAttributesEnabled() {
      return false;
    }
  }
}
