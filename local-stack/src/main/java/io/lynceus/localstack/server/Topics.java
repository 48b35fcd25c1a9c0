package io.lynceus.localstack.server;

import io.lynceus.contracts.Topic;
import io.lynceus.localstack.settings.Connections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the contracts and their dead letters, made where they are missing. */
public final class Topics {
  /**
   * As many readers of one service as can share the work; changing it later breaks order by key.
   */
  private static final int PARTITIONS = 3;

  private Topics() {}

  public static void ensure(Connections connections) throws InterruptedException {
    Map<String, Object> client = new HashMap<>(connections.kafkaSecurity());
    client.put("bootstrap.servers", connections.settings().kafka().toString());
    try (var admin = Admin.create(client)) {
      var existing = admin.listTopics().names().get();
      var missing =
          Stream.of(Topic.values())
              .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetter()))
              .filter(name -> !existing.contains(name))
              .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.of((short) 1)))
              .toList();
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot make the topics", e.getCause());
    }
  }
}
