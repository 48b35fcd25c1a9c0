package io.lynceus.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.lynceus.gateway.route.Pace;
import io.lynceus.gateway.route.Route;
import io.lynceus.gateway.route.Upstream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What counts as a failure of a service; no network, an interceptor answers. */
final class GuardTest {
  private final Guard guard =
      new Guard(
          new Route(
              "plain",
              Upstream.DATA,
              Optional.empty(),
              Set.of(),
              Pace.PLAIN,
              1,
              DataSize.ofMegabytes(1)));

  @Test
  void opensAfterTenCallsOfWhichHalfFail() {
    for (int i = 0; i < 5; i++) {
      answer(status(200)).close();
      answer(status(503)).close();
    }
    assertThat(guard.breaker().getState()).isEqualTo(CircuitBreaker.State.OPEN);
    assertThatThrownBy(() -> answer(status(200)))
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            resting -> {
              assertThat(resting.slug()).isEqualTo("service-resting");
              assertThat(resting.headers()).containsEntry("Retry-After", "5");
            });
  }

  @Test
  void aServiceThatSaysNoWorks() {
    for (int status : new int[] {400, 401, 403, 404, 409, 412, 422, 429, 501, 507}) {
      answer(status(status)).close();
      answer(status(status)).close();
    }
    assertThat(guard.breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void silenceIsLateAndNoConnectionIsDown() {
    assertThatThrownBy(() -> answer(failing(new SocketTimeoutException("timeout"))))
        .isInstanceOf(ServiceTimedOut.class)
        .hasMessageContaining("data-service did not answer within 2 s");
    for (var down :
        new IOException[] {
          new ConnectException("Connection refused"),
          new SocketTimeoutException("Connect timed out"),
          new IOException("unexpected end of stream")
        }) {
      assertThatThrownBy(() -> answer(failing(down)))
          .isInstanceOfSatisfying(
              ServiceUnavailable.class,
              problem -> assertThat(problem.slug()).isEqualTo("service-unavailable"));
    }
  }

  @Test
  void whatTheCallerDidIsNotTheServicesFault() {
    var refused =
        new RelayedBody.Refused(BodyRefused.cutShort(new IOException("Connection reset")));
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> answer(failing(refused))).isInstanceOf(BodyRefused.class);
    }
    assertThat(guard.breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    assertThat(guard.breaker().getMetrics().getNumberOfBufferedCalls()).isZero();
  }

  private Response answer(Interceptor service) {
    var client = new OkHttpClient.Builder().addInterceptor(service).build();
    Call call = client.newCall(new Request.Builder().url("http://data/").build());
    return guard.answer(
        call, new RelayedBody(InputStream.nullInputStream(), 0, DataSize.ofBytes(0)));
  }

  private static Interceptor status(int code) {
    return chain ->
        new Response.Builder()
            .request(chain.request())
            .protocol(Protocol.HTTP_1_1)
            .code(code)
            .message("said")
            .body(ResponseBody.create(new byte[0], null))
            .build();
  }

  private static Interceptor failing(IOException failure) {
    return chain -> {
      throw failure;
    };
  }
}
