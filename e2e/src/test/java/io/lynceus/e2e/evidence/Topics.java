package io.lynceus.e2e.evidence;

import io.lynceus.e2e.history.Stored.Event;
import io.lynceus.localstack.settings.Connections;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that lies on Kafka's topics, from the first record on. */
final class Topics {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final Map<String, Object> settings;

  Topics(Connections connections) {
    settings = new HashMap<>(connections.kafkaSecurity());
    settings.put("bootstrap.servers", connections.settings().kafkaForClients().toString());
  }

  /** An event and where the object lies that it tells of. */
  record Told(Event event, String key) {}

  /** Those of {@code projects} on one topic. */
  List<Told> of(String topic, Set<String> projects) {
    return read(topic).stream()
        .map(record -> JSON.readTree(record.value()))
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
