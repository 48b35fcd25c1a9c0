package io.lynceus.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;
import io.lynceus.contracts.event.RunProgressed;
import io.lynceus.platform.PlatformUnderTest;
import io.lynceus.platform.event.HeardEvents;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A service starts, is ready and takes changes without Kafka; the facts are told by a later life.
 */
final class KafkaDownIT {
  private static final String DATABASE = "platform_down";

  @Test
  void takesChangesWithoutKafkaAndTellsThemLater() throws Exception {
    var nowhere = Map.of("spring.kafka.bootstrap-servers", "127.0.0.1:9");
    try (var cutOff = PlatformUnderTest.start(DATABASE, nowhere, HeardEvents.class)) {
      assertThat(get(cutOff, "/actuator/health/readiness")).isEqualTo(200);
      assertThat(get(cutOff, "/actuator/health")).isEqualTo(503);
      publish(cutOff);
    }
    try (var later = PlatformUnderTest.start(DATABASE, HeardEvents.class)) {
      var heard = later.getBean(HeardEvents.class);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> heard.runs.stream().anyMatch(r -> r.run().value().equals("told-later")));
    }
  }

  private static void publish(ConfigurableApplicationContext service) {
    var event =
        new RunProgressed(new RunId("told-later"), new ProjectName("cells"), 1, 2, 3, 0.5, 10);
    new TransactionTemplate(service.getBean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> service.getBean(Outbox.class).publish(event));
  }

  private static int get(ConfigurableApplicationContext service, String path) throws Exception {
    var port = service.getEnvironment().getProperty("local.server.port");
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }
}
