package io.lynceus.platform.identity;

import io.lynceus.platform.problem.Problems;
import io.lynceus.platform.problem.SecurityProblems;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.env.Environment;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Every service verifies callers. An application with a {@link SecurityFilterChain} of its own (the
 * gateway, where credentials of other kinds arrive) keeps the rest.
 */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableMethodSecurity
final class IdentityConfiguration {
  @Bean
  RequestRejectedHandler rejectedPaths(Problems problems) {
    return (request, response, why) -> problems.write(new UnservedPath(), request, response);
  }

  @Bean
  WebMvcConfigurer callerArgument() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
      }
    };
  }

  /** Behind the gateway: every request but health and local metrics carries a token of ours. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(SecurityFilterChain.class)
  @EnableConfigurationProperties(IdentityProperties.class)
  static class BehindTheGateway {
    private static final Converter<Jwt, CallerAuthentication> CALLERS =
        token -> new CallerAuthentication(TokenVerification.caller(token));

    @Bean
    JwtDecoder serviceTokenDecoder(
        IdentityProperties identity, Environment environment, Clock clock) {
      String service = environment.getRequiredProperty("spring.application.name");
      return TokenVerification.decoder(
          TokenVerification.keysAt(identity.jwksUri()),
          new TokenVerification.Expected(identity.issuer(), service, identity.clockSkew()),
          clock);
    }

    @Bean
    SecurityFilterChain serviceSecurity(
        HttpSecurity http, JwtDecoder tokens, SecurityProblems refusals, Environment environment)
        throws Exception {
      String version = environment.getProperty("spring.application.version", "dev");
      return http.headers(
              // How the gateway's status knows; it goes no further than there.
              headers ->
                  headers.addHeaderWriter(new StaticHeadersWriter("X-Lynceus-Version", version)))
          .csrf(AbstractHttpConfigurer::disable)
          .logout(AbstractHttpConfigurer::disable)
          .requestCache(AbstractHttpConfigurer::disable)
          .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
          .authorizeHttpRequests(BehindTheGateway::rules)
          .oauth2ResourceServer(
              server ->
                  server
                      .authenticationEntryPoint(refusals)
                      .accessDeniedHandler(refusals)
                      .jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(CALLERS)))
          .exceptionHandling(
              e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
          .build();
    }

    private static void rules(
        AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
            requests) {
      requests
          // What was let in may be rendered, resumed and reported on.
          .dispatcherTypeMatchers(
              DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
          .permitAll()
          .requestMatchers("/actuator/health/**")
          .permitAll()
          .requestMatchers("/actuator/prometheus")
          .access((who, asked) -> new AuthorizationDecision(LocalPeer.asks(asked.getRequest())))
          .requestMatchers("/actuator/**")
          .denyAll()
          .anyRequest()
          .authenticated();
    }
  }
}
