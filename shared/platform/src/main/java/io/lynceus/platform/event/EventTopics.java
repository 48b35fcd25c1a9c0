package io.lynceus.platform.event;

import io.lynceus.contracts.Topic;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics and their dead-letter topics where they are missing. */
final class EventTopics {
  private final Map<String, Object> connection;
  private final EventProperties properties;

  EventTopics(Map<String, Object> connection, EventProperties properties) {
    this.connection = connection;
    this.properties = properties;
  }

  /** Fails where Kafka cannot be reached in time; several replicas may do it at once. */
  void create() throws ExecutionException, TimeoutException, InterruptedException {
    try (var admin = Admin.create(connection)) {
      var present = admin.listTopics().names().get(10, TimeUnit.SECONDS);
      var wanted =
          Arrays.stream(Topic.values())
              .flatMap(t -> Stream.of(t.topicName(), t.deadLetter()))
              .filter(name -> !present.contains(name))
              .map(name -> new NewTopic(name, properties.partitions(), properties.replicas()))
              .toList();
      admin.createTopics(wanted).all().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof TopicExistsException)) {
        throw failed;
      }
    }
  }
}
