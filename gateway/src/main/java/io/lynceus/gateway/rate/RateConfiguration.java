package io.lynceus.gateway.rate;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RateConfiguration {
  /** The filter has its place in the security chain, which knows who is calling. */
  @Bean
  FilterRegistrationBean<RateFilter> notOutsideOfSecurity(RateFilter filter) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }
}
