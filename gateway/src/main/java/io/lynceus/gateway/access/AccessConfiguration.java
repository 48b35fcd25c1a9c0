package io.lynceus.gateway.access;

import io.lynceus.gateway.rate.RateFilter;
import io.lynceus.platform.problem.Problems;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CorsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
  /** Pages load nothing but our own files, and are framed by nobody. */
  private static final String CONTENT_SECURITY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action"
          + " 'none'";

  /** Outside of security, directly inside the filter that gives a request its id. */
  @Bean
  FilterRegistrationBean<DoorFilter> door(AccessProperties access, Problems problems) {
    var registration = new FilterRegistrationBean<>(new DoorFilter(access.hosts(), problems));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return registration;
  }

  @Bean
  SecurityFilterChain gatewaySecurity(
      HttpSecurity http,
      Credentials credentials,
      AccessProperties access,
      RateFilter rates,
      Refusal refusal)
      throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .cors(cors -> origins(cors, access))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
        .addFilterBefore(
            new CredentialFilter(credentials, refusal), AnonymousAuthenticationFilter.class)
        .addFilterAfter(new AuditFilter(), CredentialFilter.class)
        .addFilterAfter(rates, AuditFilter.class)
        .authorizeHttpRequests(AccessConfiguration::rules)
        .exceptionHandling(e -> e.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
        .build();
  }

  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
        .permitAll()
        .requestMatchers(HttpMethod.GET, "/api/v1/status", "/api/v1/openapi.json")
        .permitAll()
        .requestMatchers(HttpMethod.POST, "/api/v1/tokens")
        .access((who, asked) -> new AuthorizationDecision(who.get().getDetails() == Shown.KEY))
        .requestMatchers("/api/v1/keys/**")
        .hasRole("ADMIN")
        .requestMatchers("/api/v1/**")
        .authenticated()
        .anyRequest()
        .permitAll();
  }

  private static void origins(CorsConfigurer<HttpSecurity> cors, AccessProperties access) {
    if (access.corsOrigins().isEmpty()) {
      cors.disable();
      return;
    }
    var allowed = new CorsConfiguration();
    allowed.setAllowedOrigins(access.corsOrigins());
    allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    allowed.setAllowedHeaders(List.of("*"));
    allowed.setExposedHeaders(List.of("ETag", "Location", "Retry-After", "X-Request-Id"));
    var paths = new UrlBasedCorsConfigurationSource();
    paths.registerCorsConfiguration("/api/v1/**", allowed);
    cors.configurationSource(paths);
  }
}
