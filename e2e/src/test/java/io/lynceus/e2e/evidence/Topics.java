package io.lynceus.e2e.evidence;

import io.lynceus.e2e.history.Stored.Event;
import io.lynceus.localstack.settings.Connections;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that lies on Kafka's topics, from the first record on. */
public final class Topics {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final Map<String, Object> settings;

  public Topics(Connections connections) {
    settings = new HashMap<>(connections.kafkaSecurity());
    settings.put("bootstrap.servers", connections.settings().kafkaForClients().toString());
  }

  /** An event and where the object lies that it tells of. */
  record Told(Event event, String key) {}

  /** Those of {@code projects} on one topic. */
  List<Told> of(String topic, Set<String> projects) {
    return read(topic).stream()
        .flatMap(record -> event(record.value()))
        .filter(event -> projects.contains(event.at("/data/project").asString("")))
        .map(Topics::told)
        .toList();
  }

  /** What was given up, with its reason, where it mentions one of {@code projects}. */
  List<String> dead(String topic, Set<String> projects) {
    return read(topic + ".dlt").stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .filter(text -> projects.stream().anyMatch(text::contains))
        .toList();
  }

  /** What was given up and contains this text. */
  public List<String> deadWith(String topic, String text) {
    return dead(topic, Set.of(text));
  }

  /** Says something of its own, in whatever form. */
  public void say(String topic, String key, String text) {
    send(List.of(new ProducerRecord<>(topic, key, text.getBytes(StandardCharsets.UTF_8))));
  }

  /** Says again all that is on a topic about these projects, shuffled by the seed. */
  public void sayAgainInDisorder(String topic, Set<String> projects, long seed) {
    List<ProducerRecord<String, byte[]>> again = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : read(topic)) {
      String text = new String(record.value(), StandardCharsets.UTF_8);
      if (projects.stream().anyMatch(text::contains)) {
        again.add(new ProducerRecord<>(topic, record.key(), record.value()));
      }
    }
    Collections.shuffle(again, new Random(seed));
    send(again);
  }

  private void send(List<ProducerRecord<String, byte[]>> records) {
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (ProducerRecord<String, byte[]> record : records) {
        producer.send(record).get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Told told(JsonNode event) {
    String type = event.path("type").asString("").replace("io.lynceus.", "");
    JsonNode data = event.path("data");
    return new Told(
        new Event(
            event.path("id").asString(""),
            type,
            data.path("project").asString(""),
            data.path(type.startsWith("Dataset") ? "dataset" : "image").asString("")),
        data.path(type.startsWith("Dataset") ? "manifest" : "content").path("key").asString(""));
  }

  /** Nothing for what is no JSON: other tests put such records there. */
  private static Stream<JsonNode> event(byte[] record) {
    try {
      return Stream.of(JSON.readTree(record));
    } catch (JacksonException nonsense) {
      return Stream.empty();
    }
  }

  private List<ConsumerRecord<String, byte[]>> read(String topic) {
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(500)).forEach(records::add);
      }
      return records;
    }
  }
}
