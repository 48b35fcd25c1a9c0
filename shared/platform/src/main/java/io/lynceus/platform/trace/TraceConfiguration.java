package io.lynceus.platform.trace;

import io.lynceus.platform.clock.IdSource;
import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Request ids and traces. */
@AutoConfiguration
class TraceConfiguration {
  /** Directly inside the filter that begins the trace. */
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

  @Bean
  CurrentTrace currentTrace(ObjectProvider<Tracer> tracer) {
    return new CurrentTrace(tracer.getIfAvailable());
  }

  @Bean
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  FilterRegistrationBean<RequestIdFilter> requestIds(IdSource ids, CurrentTrace trace) {
    var registration = new FilterRegistrationBean<>(new RequestIdFilter(ids, trace));
    registration.setOrder(ORDER);
    return registration;
  }
}
