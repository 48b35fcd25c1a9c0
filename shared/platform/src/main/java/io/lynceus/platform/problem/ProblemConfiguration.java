package io.lynceus.platform.problem;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
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
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheConnector() {
    return factory ->
        factory.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new ConnectorProblems()));
  }

  /**
   * Requests are read strictly: a field we do not know is refused rather than ignored. Answers of
   * other servers and events keep the lenient mapper, so that they may grow.
   */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE) // After Boot, whose converter it replaces.
  ServerHttpMessageConvertersCustomizer strictRequests(JsonMapper mapper) {
    var strict =
        mapper
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    return builder -> builder.withJsonConverter(new JacksonJsonHttpMessageConverter(strict));
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
}
