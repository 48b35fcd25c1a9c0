package io.lynceus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.event.Topic;
import io.lynceus.data.image.ImageLibrary;
import io.lynceus.data.picture.CheckedPicture;
import io.lynceus.data.picture.PictureCheck;
import io.lynceus.localstack.SharedLocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others hear of a project's life, in order. */
final class EventsIT {
  private final DataServer server = DataServer.shared();

  @Test
  void tellsWhatHappenedOnceAndInOrder() {
    server.project("heard", "a");
    String images = "/api/v1/projects/heard/images";
    Map<String, byte[]> file = Map.of("x.png", Pictures.png(401));
    String image = server.upload(images, "files", file).json().at("/results/0/image").asString();
    server.upload(images, "files", file).hasStatus(200);
    String annotation = images + "/" + image + "/annotation";
    server.send("PUT", annotation, "{\"boxes\":[]}", "If-Match", "\"0\"").hasStatus(200);
    String datasets = "/api/v1/projects/heard/datasets";
    JsonNode version = server.send("POST", datasets, "{}").hasStatus(201).json();
    server.send("POST", datasets, "{}").hasStatus(200);
    server.delete(images + "/" + image).hasStatus(204);
    server.delete("/api/v1/projects/heard").hasStatus(204);

    List<JsonNode> heard = heard("heard", 4);
    assertThat(types(heard, Topic.IMAGES)).containsExactly("ImageIngested", "ImageDeleted");
    assertThat(types(heard, Topic.DATASETS)).containsExactly("DatasetFrozen", "ProjectDeleted");
    JsonNode ingested =
        heard.stream().filter(e -> type(e).equals("ImageIngested")).findFirst().orElseThrow();
    assertThat(ingested.at("/data/content/key").asString()).contains(image);
    assertThat(ingested.at("/data/width").asInt()).isEqualTo(64);
    JsonNode frozen =
        heard.stream().filter(e -> type(e).equals("DatasetFrozen")).findFirst().orElseThrow();
    assertThat(frozen.at("/data/dataset")).isEqualTo(version.path("dataset"));
    assertThat(frozen.at("/data/manifest/key").asString())
        .contains(version.path("dataset").asString());
  }

  @Test
  void tellsNothingOfWhatWasNotCommitted() {
    server.project("unheard", "a");
    CheckedPicture lost = server.bean(PictureCheck.class).judge(Pictures.png(402));
    CheckedPicture kept = server.bean(PictureCheck.class).judge(Pictures.png(403));
    ImageLibrary library = server.bean(ImageLibrary.class);
    var project = new ProjectName("unheard");
    assertThatThrownBy(
            () ->
                server
                    .bean(TransactionOperations.class)
                    .executeWithoutResult(
                        status -> {
                          library.add(project, lost, "lost.png", null, "ada");
                          throw new IllegalStateException("killed before the commit");
                        }))
        .hasMessageContaining("killed");
    library.add(project, kept, "kept.png", null, "ada");
    library.add(project, kept, "kept.png", null, "ada");
    List<JsonNode> heard = heard("unheard", 1);
    assertThat(heard).extracting(e -> e.at("/data/source").asString()).containsExactly("kept.png");
  }

  private static List<String> types(List<JsonNode> events, Topic topic) {
    return events.stream()
        .filter(e -> e.path("topic").asString().equals(topic.topicName()))
        .map(EventsIT::type)
        .toList();
  }

  private static String type(JsonNode event) {
    return event.path("type").asString().replace("io.lynceus.", "");
  }

  private static List<JsonNode> heard(String project, int count) {
    Map<String, Object> settings = new HashMap<>(SharedLocalStack.get().kafkaProperties());
    settings.put(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, SharedLocalStack.get().bootstrapServers());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, "events-it-" + project);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(Topic.IMAGES.topicName(), Topic.DATASETS.topicName()));
      List<JsonNode> heard = new ArrayList<>();
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(200))
                    .forEach(record -> add(project, record.topic(), record.value(), heard));
                return heard.size() >= count;
              });
      return heard;
    }
  }

  private static void add(String project, String topic, String json, List<JsonNode> heard) {
    JsonNode event = JsonMapper.shared().readTree(json);
    if (event.at("/data/project").asString("").equals(project)) {
      ((tools.jackson.databind.node.ObjectNode) event).put("topic", topic);
      heard.add(event);
    }
  }
}
