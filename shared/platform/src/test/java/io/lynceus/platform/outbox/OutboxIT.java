package io.lynceus.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;
import io.lynceus.contracts.event.RunEnded;
import io.lynceus.contracts.event.RunProgressed;
import io.lynceus.platform.PlatformUnderTest;
import io.lynceus.platform.event.HeardEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From a transaction to the ear of another feature, with two relays at work and one that fails. */
final class OutboxIT {
  private static final ProjectName PROJECT = new ProjectName("cells");
  private static final String DATABASE = "platform_outbox";
  private static ConfigurableApplicationContext service;
  private static ConfigurableApplicationContext replica;
  private static HeardEvents heard;

  @BeforeAll
  static void startTwoReplicas() {
    service = PlatformUnderTest.start(DATABASE, HeardEvents.class);
    heard = service.getBean(HeardEvents.class);
    replica = PlatformUnderTest.start(DATABASE);
  }

  @AfterAll
  static void stop() {
    replica.close();
    service.close();
  }

  @Test
  void tellsWhatIsCommittedAndNothingElse() {
    transaction()
        .executeWithoutResult(
            status -> {
              outbox().publish(progress("undone", 1));
              status.setRollbackOnly();
            });
    publish(progress("done", 1));
    awaitSteps("done", List.of(1L));
    assertThat(steps("undone")).isEmpty();
    await().until(() -> rows() == 0);
  }

  @Test
  void keepsTheOrderOfEachEntityWithTwoRelays() {
    var expected = LongStream.range(0, 60).boxed().toList();
    for (long step : expected) {
      var speaker = step % 2 == 0 ? service : replica;
      for (var run : List.of("a", "b", "c")) {
        publish(speaker, progress(run, step));
      }
    }
    for (var run : List.of("a", "b", "c")) {
      awaitSteps(run, expected);
    }
  }

  @Test
  void sendsTheNextOfAnEntityOnlyAfterTheOneBefore() {
    var silent = new OutboxTable(service.getBean(DataSource.class));
    var flaky = new FlakyKafka(template(), "x");
    var relay = relay("flaky", flaky);
    pauseRelays(
        () -> {
          publish(progress("x", 1));
          publish(progress("x", 2));
          publish(progress("y", 1));
          assertThatThrownBy(relay::relay).hasMessageContaining("did not take");
          assertThat(flaky.keys()).containsExactlyInAnyOrder("x", "y");
          assertThat(silent.oldest(10)).extracting(OutboxRow::entity).containsExactly("x", "x");
          assertThat(relay.relay()).isEqualTo(2);
          assertThat(flaky.keys()).containsExactlyInAnyOrder("x", "y", "x", "x");
        });
    awaitSteps("x", List.of(1L, 2L));
    awaitSteps("y", List.of(1L));
  }

  @Test
  void keepsFactsWhileNobodySendsThemAndCountsThem() {
    pauseRelays(
        () -> {
          publish(progress("kept", 1));
          publish(progress("kept", 2));
          var backlog = new OutboxTable(service.getBean(DataSource.class)).backlog();
          assertThat(backlog.pending()).isEqualTo(2);
          assertThat(backlog.oldestSeconds()).isBetween(0.0, 60.0);
        });
    awaitSteps("kept", List.of(1L, 2L));
    await().until(() -> gauge("lynceus.outbox.pending") == 0 && gauge("lynceus.outbox.age") == 0);
  }

  @Test
  void refusesWhenTooManyWait() {
    pauseRelays(
        () -> {
          publish(progress("full", 1));
          var relay = relay("full", template(), new OutboxProperties(Duration.ofMillis(10), 1, 1));
          relay.refuseIfFull();
          relay.measure();
          assertThatThrownBy(relay::refuseIfFull)
              .isInstanceOf(OutboxFull.class)
              .hasMessageContaining("1 events wait for Kafka");
        });
  }

  @Test
  void refusesOutsideATransactionAndWhatKafkaWouldRefuse() {
    assertThatThrownBy(() -> outbox().publish(progress("loose", 1)))
        .isInstanceOf(IllegalStateException.class);
    var endless =
        new RunEnded(new RunId("r"), PROJECT, "failed", "x".repeat(1_000_000), null, null);
    assertThatThrownBy(() -> transaction().executeWithoutResult(s -> outbox().publish(endless)))
        .isInstanceOf(EventTooLarge.class);
  }

  private static void pauseRelays(Runnable meanwhile) {
    var relays = List.of(service.getBean(OutboxRelay.class), replica.getBean(OutboxRelay.class));
    await().until(() -> rows() == 0);
    relays.forEach(OutboxRelay::stop);
    try {
      meanwhile.run();
    } finally {
      relays.forEach(OutboxRelay::start);
    }
  }

  private static OutboxRelay relay(String name, KafkaTemplate<String, byte[]> kafka) {
    return relay(name, kafka, new OutboxProperties(Duration.ofMillis(10), 100, 100));
  }

  private static OutboxRelay relay(
      String name, KafkaTemplate<String, byte[]> kafka, OutboxProperties properties) {
    return new OutboxRelay(
        name,
        service.getBean(DataSource.class),
        service.getBean(PlatformTransactionManager.class),
        kafka,
        properties,
        service.getBean(MeterRegistry.class));
  }

  private static double gauge(String name) {
    return service.getBean(MeterRegistry.class).get(name).tag("outbox", "service").gauge().value();
  }

  private static RunProgressed progress(String run, long step) {
    return new RunProgressed(new RunId(run), PROJECT, 1, 2, step, 0.5, 10);
  }

  private static void publish(RunProgressed event) {
    publish(service, event);
  }

  private static void publish(ConfigurableApplicationContext speaker, RunProgressed event) {
    new TransactionTemplate(speaker.getBean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> speaker.getBean(Outbox.class).publish(event));
  }

  private static TransactionTemplate transaction() {
    return new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
  }

  private static Outbox outbox() {
    return service.getBean(Outbox.class);
  }

  @SuppressWarnings("unchecked")
  private static KafkaTemplate<String, byte[]> template() {
    return service.getBean("eventTemplate", KafkaTemplate.class);
  }

  private static long rows() {
    return JdbcClient.create(service.getBean(DataSource.class))
        .sql("select count(*) from outbox")
        .query(Long.class)
        .single();
  }

  private static List<Long> steps(String run) {
    return heard.runs.stream()
        .filter(r -> r.run().value().equals(run))
        .map(RunProgressed::step)
        .toList();
  }

  private static void awaitSteps(String run, List<Long> expected) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(steps(run)).isEqualTo(expected));
  }
}
