package io.lynceus.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.platform.problem.Problems;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Which requests get as far as to be asked who they are. */
final class DoorFilterTest {
  private static final String HERE = "127.0.0.1";
  private static final String AFAR = "10.0.0.7";
  private static final DoorFilter DOOR =
      new DoorFilter(Set.of("localhost", "127.0.0.1"), new Problems(new SimpleMeterRegistry()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v1/projects",
        "/actuator/health",
        "/actuator/health/readiness",
        "/docs"
      })
  void whatIsForCallersIsLetThrough(String path) throws Exception {
    assertThat(answered(path, AFAR, "localhost")).isEqualTo("let through");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/",
        "/actuator/env",
        "/actuator/heapdump",
        "/actuator/healthy",
        "/actuator/prometheus/more",
        "/v3/api-docs",
        "/v3/api-docs.yaml",
        "/v3/api-docs/swagger-config"
      })
  void whatIsNotIsNotThereForAnybody(String path) throws Exception {
    assertThat(answered(path, HERE, "localhost")).contains("unknown-route");
    assertThat(answered(path, AFAR, "localhost")).contains("unknown-route");
  }

  @Test
  void metricsAreForThisMachine() throws Exception {
    assertThat(answered("/actuator/prometheus", HERE, "localhost")).isEqualTo("let through");
    assertThat(answered("/actuator/prometheus", AFAR, "localhost")).contains("unknown-route");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1"})
  void itsOwnNamesAreItsOwnHoweverWritten(String host) throws Exception {
    assertThat(answered("/api/v1/projects", AFAR, host)).isEqualTo("let through");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "127.0.0.2"})
  void anotherNameIsAnotherHost(String host) throws Exception {
    assertThat(answered("/api/v1/projects", HERE, host)).contains("unknown-host");
    assertThat(answered("/actuator/health", HERE, host)).contains("unknown-host");
  }

  @Test
  void aStarIsAnyHostAndStillNoActuator() throws Exception {
    var any = new DoorFilter(Set.of("*"), new Problems(new SimpleMeterRegistry()));
    assertThat(answered(any, "/api/v1/projects", AFAR, "whatever.example"))
        .isEqualTo("let through");
    assertThat(answered(any, "/actuator/env", AFAR, "whatever.example")).contains("unknown-route");
  }

  @Test
  void aBodyThatIsPackedIsNotUnpacked() throws Exception {
    for (String encoding : new String[] {"gzip", "gzip, br", "x-anything", "", "identity, gzip"}) {
      var response = new MockHttpServletResponse();
      DOOR.doFilter(encoded(encoding), response, (asked, answer) -> {});
      assertThat(response.getContentAsString()).as(encoding).contains("encoded-body");
      assertThat(response.getStatus()).isEqualTo(415);
      assertThat(response.getHeader("Accept-Encoding")).isEqualTo("identity");
    }
    var through = new AtomicBoolean();
    DOOR.doFilter(
        encoded(" Identity "), new MockHttpServletResponse(), (asked, a) -> through.set(true));
    assertThat(through).isTrue();
  }

  private static MockHttpServletRequest encoded(String encoding) {
    var request = new MockHttpServletRequest("POST", "/api/v1/projects");
    request.addHeader("Content-Encoding", encoding);
    return request;
  }

  private static String answered(String path, String from, String host)
      throws ServletException, IOException {
    return answered(DOOR, path, from, host);
  }

  private static String answered(DoorFilter door, String path, String from, String host)
      throws ServletException, IOException {
    var request = new MockHttpServletRequest("GET", path);
    request.setServletPath(path);
    request.setRemoteAddr(from);
    request.setServerName(host);
    var response = new MockHttpServletResponse();
    var through = new AtomicBoolean();
    door.doFilter(request, response, (_, _) -> through.set(true));
    return through.get() ? "let through" : response.getContentAsString();
  }
}
