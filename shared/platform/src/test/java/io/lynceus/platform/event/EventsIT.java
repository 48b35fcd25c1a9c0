package io.lynceus.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;
import io.lynceus.contracts.event.ImageDeleted;
import io.lynceus.contracts.event.LynceusEvent;
import io.lynceus.contracts.event.RunProgressed;
import io.lynceus.contracts.event.Topic;
import io.lynceus.platform.PlatformUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** What happens to records that arrive: good ones, repeated ones, junk, and while things fail. */
final class EventsIT {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final ProjectName PROJECT = new ProjectName("cells");
  private static ConfigurableApplicationContext service;
  private static HeardEvents heard;

  @BeforeAll
  static void startAndHearTheFirstEvents() {
    service = PlatformUnderTest.start("platform_events", HeardEvents.class);
    heard = service.getBean(HeardEvents.class);
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              send("warm-up-" + heard.runs.size(), progress("warm-up", 0));
              return !heard.everywhere.isEmpty() && !heard.runs.isEmpty();
            });
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void hasTheEffectOnceHoweverOftenItIsDelivered() {
    send("same", progress("twice", 1));
    send("same", progress("twice", 1));
    send("other", progress("twice", 2));
    awaitRuns("twice", 2);
    assertThat(runs("twice")).extracting(RunProgressed::step).containsExactly(1L, 2L);
    await().until(() -> heard.everywhere.stream().filter(r -> isOf(r, "twice")).count() == 3);
  }

  @Test
  void triesAgainAsLongAsADependencyIsDown() {
    heard.dependencyFailures.set(6);
    send("patient", new ImageDeleted(PROJECT, image('a')));
    await().atMost(Duration.ofSeconds(60)).until(() -> isHeard('a'));
    assertThat(heard.dependencyFailures).hasValue(0);
  }

  @Test
  void givesUpOnABugOfOursAfterFiveTries() {
    try (var dead = deadLetters(Topic.IMAGES)) {
      heard.attempts.set(0);
      heard.bugs.set(5);
      send("cursed", new ImageDeleted(PROJECT, image('b')));
      var letter = next(dead, "as if we had a bug");
      assertThat(new String(letter.value(), StandardCharsets.UTF_8)).contains("cursed");
      assertThat(heard.attempts).hasValue(5);
      assertThat(isHeard('b')).isFalse();
    }
    send("blessed", new ImageDeleted(PROJECT, image('c')));
    await().until(() -> isHeard('c'));
  }

  @Test
  void putsWhatIsNoEventAsideAtOnceAndGoesOn() {
    try (var dead = deadLetters(Topic.RUNS)) {
      sendRaw("{not json");
      sendRaw(null);
      sendRaw("{\"specversion\":\"1.0\"}");
      send("after-junk", progress("after-junk", 1));
      awaitRuns("after-junk", 1);
      assertThat(next(dead, "Not a valid event").value()).asString().isEqualTo("{not json");
    }
  }

  @Test
  void anEventIsNewOnceForEachSubscriptionAndAgainWhenItWasForgotten() {
    Instant then = Instant.parse("2020-01-01T00:00:00Z");
    ConsumedEvents consumed = consumedAt(then);
    assertThat(consumed.isNew("runs", "e1")).isTrue();
    assertThat(consumed.isNew("runs", "e1")).isFalse();
    assertThat(consumed.isNew("images", "e1")).isTrue();
    assertThat(consumed.isNew("runs", "e2")).isTrue();
    consumedAt(then.plus(Duration.ofDays(30))).forgetOldOnes();
    assertThat(consumed.isNew("runs", "e1")).isFalse();
    consumedAt(then.plus(Duration.ofDays(30)).plusMillis(1)).forgetOldOnes();
    assertThat(consumed.isNew("runs", "e1")).isTrue();
  }

  private static ConsumedEvents consumedAt(Instant now) {
    return new ConsumedEvents(
        service.getBean(DataSource.class), Clock.fixed(now, ZoneOffset.UTC), Duration.ofDays(30));
  }

  @Test
  void anEventOfALaterVersionIsPassedOverAndWhatFollowsIsHeard() {
    sendRaw(
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/later\",\"type\":\"io.lynceus.RunDreamed\","
            + "\"time\":\"2026-11-21T12:00:00Z\",\"data\":{\"sheep\":3}}");
    send("after-later", progress("after-later", 1));
    awaitRuns("after-later", 1);
  }

  @Test
  void isHealthyWhileItConsumes() {
    assertThat(service.getBean(EventConsumers.class).health().getStatus().getCode())
        .isEqualTo("UP");
  }

  private static void send(String id, LynceusEvent event) {
    var bytes = new CloudEvents().encode(id, "test", NOON, null, event);
    template().send(event.topic().topicName(), event.entity(), bytes).join();
  }

  private static void sendRaw(@Nullable String text) {
    var bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    template().send(Topic.RUNS.topicName(), "k", bytes).join();
  }

  private static RunProgressed progress(String run, long step) {
    return new RunProgressed(new RunId(run), PROJECT, 1, 2, step, 0.5, 10);
  }

  private static ImageId image(char digit) {
    return new ImageId(String.valueOf(digit).repeat(64));
  }

  private static boolean isHeard(char digit) {
    return heard.images.stream().anyMatch(i -> i.image().equals(image(digit)));
  }

  private static boolean isOf(RunProgressed progress, String run) {
    return progress.run().value().equals(run);
  }

  private static List<RunProgressed> runs(String run) {
    return heard.runs.stream().filter(r -> isOf(r, run)).toList();
  }

  private static void awaitRuns(String run, int count) {
    await().atMost(30, TimeUnit.SECONDS).until(() -> runs(run).size() >= count);
  }

  @SuppressWarnings("unchecked")
  private static KafkaTemplate<String, byte[]> template() {
    return service.getBean("eventTemplate", KafkaTemplate.class);
  }

  /** Reads the dead-letter topic from its present end. */
  private static Consumer<String, byte[]> deadLetters(Topic topic) {
    var settings = new HashMap<>(service.getBean(KafkaProperties.class).buildConsumerProperties());
    settings.put("key.deserializer", StringDeserializer.class);
    settings.put("value.deserializer", ByteArrayDeserializer.class);
    var consumer = new DefaultKafkaConsumerFactory<String, byte[]>(settings).createConsumer();
    var partitions =
        consumer.partitionsFor(topic.deadLetter()).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }

  private static ConsumerRecord<String, byte[]> next(Consumer<String, byte[]> dead, String reason) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              for (var record : dead.poll(Duration.ofMillis(200))) {
                var said = record.headers().lastHeader("lynceus-reason").value();
                if (new String(said, StandardCharsets.UTF_8).contains(reason)) {
                  return record;
                }
              }
              return null;
            },
            found -> found != null);
  }
}
