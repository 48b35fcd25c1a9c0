package io.lynceus.gateway.relay;

import io.lynceus.gateway.route.RouteProperties;
import io.lynceus.gateway.route.Routes;
import io.lynceus.platform.problem.LynceusProblem;
import io.lynceus.platform.problem.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchangeHandlerFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

@Configuration(proxyBeanMethods = false)
class RelayConfiguration {
  @Bean
  FilterRegistrationBean<BrokenAnswerFilter> brokenAnswers() {
    var registration = new FilterRegistrationBean<>(new BrokenAnswerFilter());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /**
   * Who asks for a parameter would otherwise have a form's body read, which is not ours to read.
   */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> formsAreNotRead() {
    return server -> server.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
  }

  @Bean
  RouterFunction<ServerResponse> relayedRoutes(
      Routes routes,
      RouteProperties addresses,
      ProxyExchangeHandlerFunction proxy,
      Problems problems) {
    return request ->
        routes
            .of(request.method().name(), request.uri().getRawPath())
            .map(
                route -> {
                  Relay.put(request, route);
                  MvcUtils.setRequestUrl(request, addresses.address(route.upstream()));
                  return asked -> carried(asked, proxy, problems);
                });
  }

  /** Spring's advice is for controllers; a problem of a route is written here. */
  private static ServerResponse carried(
      ServerRequest request, ProxyExchangeHandlerFunction proxy, Problems problems) {
    try {
      return proxy.handle(request);
    } catch (LynceusProblem problem) {
      HttpServletRequest asked = request.servletRequest();
      if (asked.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
        // Tomcat has seen the body break and goes to the error page in any case.
        asked.setAttribute(RequestDispatcher.ERROR_EXCEPTION, problem);
      }
      return ServerResponse.status(problem.status())
          .build(
              (again, response) -> {
                problems.write(problem, again, response);
                return null;
              });
    }
  }
}
