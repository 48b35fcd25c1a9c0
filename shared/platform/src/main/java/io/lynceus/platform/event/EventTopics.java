package io.lynceus.platform.event;

import io.lynceus.contracts.event.Topic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics and their dead-letter topics where they are missing. */
final class EventTopics {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Map<String, Object> connection;
  private final EventProperties properties;

  EventTopics(Map<String, Object> connection, EventProperties properties) {
    this.connection = new HashMap<>(connection);
    this.connection.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.connection.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.properties = properties;
  }

  /** Fails where Kafka cannot be reached in time; several replicas may do it at once. */
  void create() throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(connection)) {
      var present = admin.listTopics().names().get();
      var wanted =
          Arrays.stream(Topic.values())
              .flatMap(t -> Stream.of(t.topicName(), t.deadLetter()))
              .filter(name -> !present.contains(name))
              .map(name -> new NewTopic(name, properties.partitions(), properties.replicas()))
              .toList();
      admin.createTopics(wanted).all().get();
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof TopicExistsException)) {
        throw failed;
      }
    }
  }
}
