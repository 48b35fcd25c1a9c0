package io.lynceus.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.platform.clock.IdSource;
import io.lynceus.platform.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

final class RequestIdFilterTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  private final RequestIdFilter filter =
      new RequestIdFilter(new IdSource(NOON, new Random(1)), new CurrentTrace(null));
  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final AtomicReference<String> inside = new AtomicReference<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "req-1.2_3",
        "0123456789012345678901234567890123456789012345678901234567890123"
      })
  void keepsAnIdThatIsHarmless(String id) throws Exception {
    assertThat(answered(id)).isEqualTo(id);
    assertThat(inside).hasValue(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a\nlevel=ERROR forged",
        "{\"a\":1}",
        "\u00e4",
        "<script>",
        "01234567890123456789012345678901234567890123456789012345678901234"
      })
  void makesOneWhereTheGivenOneCouldForgeALine(String id) throws Exception {
    assertThat(answered(id)).isNotEqualTo(id).matches("[0-9a-f-]{36}");
    assertThat(inside).hasValue(response.getHeader("X-Request-Id"));
  }

  @Test
  void withoutOneEachRequestHasItsOwn() throws Exception {
    String first = answered(null);
    filter.doFilter(new MockHttpServletRequest(), response, noting());
    assertThat(response.getHeader("X-Request-Id")).isNotEqualTo(first);
  }

  @Test
  void problemsNameTheRequestWhereNothingIsTraced() throws Exception {
    answered("req-1");
    assertThat(request.getAttribute(Problems.TRACE_ID)).isEqualTo("req-1");
    assertThat(new CurrentTrace(null).traceparent()).isNull();
  }

  @Test
  void leavesNothingForTheNextRequestOfTheThread() {
    FilterChain broken =
        (_, _) -> {
          throw new ServletException("as if it broke");
        };
    request.addHeader("X-Request-Id", "req-1");
    assertThatExceptionOfType(ServletException.class)
        .isThrownBy(() -> filter.doFilter(request, response, broken));
    assertThat(MDC.get("requestId")).isNull();
    assertThat(response.getHeader("X-Request-Id")).isEqualTo("req-1");
  }

  private String answered(String given) throws ServletException, IOException {
    if (given != null) {
      request.addHeader("X-Request-Id", given);
    }
    filter.doFilter(request, response, noting());
    return response.getHeader("X-Request-Id");
  }

  private FilterChain noting() {
    return (_, _) -> inside.set(MDC.get("requestId"));
  }
}
