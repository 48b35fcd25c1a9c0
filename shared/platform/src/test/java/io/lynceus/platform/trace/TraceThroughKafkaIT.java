package io.lynceus.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.platform.PlatformUnderTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The ids of a request are those under which its facts are heard. */
final class TraceThroughKafkaIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void carriesRequestIdAndTraceFromTheRequestToTheEffect() throws Exception {
    try (var service = PlatformUnderTest.start("platform_trace", Relaying.class)) {
      var port = service.getEnvironment().getProperty("local.server.port");
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/delete"))
              .header("X-Request-Id", "order-8")
              .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
              .POST(BodyPublishers.noBody())
              .build();
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      var ids = service.getBean(Relaying.class).heard.poll(60, TimeUnit.SECONDS);
      assertThat(ids).isEqualTo(new Relaying.Ids("order-8", TRACE));
    }
  }
}
