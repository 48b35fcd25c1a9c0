package io.lynceus.platform.problem;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
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
            context -> context.getParent().getPipeline().addValve(new ProblemValve()));
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
}
