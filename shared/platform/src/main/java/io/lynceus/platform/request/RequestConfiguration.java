package io.lynceus.platform.request;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionService;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.handler.MappedInterceptor;
import tools.jackson.databind.json.JsonMapper;

/** Roles first and strict JSON, for every controller of a service. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class RequestConfiguration {

  @Bean
  MappedInterceptor rolesBeforeBodies(@Qualifier("mvcConversionService") ConversionService words) {
    return new MappedInterceptor(new String[] {"/**"}, new RolesFirst(words));
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE) // After Boot, whose converter it replaces.
  ServerHttpMessageConvertersCustomizer strictRequests(JsonMapper mapper) {
    var strict = StrictJson.of(mapper.rebuild());
    return builder -> builder.withJsonConverter(new JacksonJsonHttpMessageConverter(strict));
  }
}
