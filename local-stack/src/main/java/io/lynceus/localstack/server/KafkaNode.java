package io.lynceus.localstack.server;

import io.lynceus.localstack.settings.Address;
import io.lynceus.localstack.settings.Connections;
import io.lynceus.localstack.settings.Credentials;
import io.lynceus.localstack.settings.LocalStackSettings;
import io.lynceus.localstack.settings.Login;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka broker that is its own controller (KRaft), with its log in a folder. Clients log in by
 * SCRAM; topics are made by whoever owns them, never by the first to mistype one.
 */
final class KafkaNode implements Server {
  private static final String CONTROLLER = "CONTROLLER";

  /** The same for every state folder: formatting again what was half formatted must not object. */
  private static final Uuid CLUSTER = new Uuid(0x4c796e63657573L, 1);

  private final KafkaRaftServer server;

  private KafkaNode(KafkaRaftServer server) {
    this.server = server;
  }

  /** Returns once the broker takes requests. */
  static KafkaNode start(Path folder, LocalStackSettings at, Credentials as) throws Exception {
    format(folder, as.kafka());
    var config = new HashMap<String, String>();
    listeners(at, new Address("127.0.0.1", 0).resolved(), config);
    logins(as.kafka(), as.controller(), config);
    config.put("log.dirs", folder.toString());
    sizes(config);
    var server = new KafkaRaftServer(KafkaConfig.fromProps(asProperties(config)), Time.SYSTEM);
    server.startup();
    return new KafkaNode(server);
  }

  @Override
  public void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Does nothing to a folder that has been formatted before. */
  private static void format(Path folder, Login client) throws Exception {
    try (var silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setNodeId(1)
          .setClusterId(CLUSTER.toString())
          .addDirectory(folder.toString())
          .setMetadataLogDirectory(folder.toString())
          .setControllerListenerName(CONTROLLER)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setIgnoreFormatted(true)
          .setScramArguments(
              List.of(
                  "SCRAM-SHA-256=[name=%s,password=%s]".formatted(client.name(), client.secret())))
          .run();
    }
  }

  private static void listeners(
      LocalStackSettings at, Address controller, Map<String, String> config) {
    config.put("node.id", "1");
    config.put("process.roles", "broker,controller");
    config.put("listeners", "CLIENTS://" + at.kafka() + "," + CONTROLLER + "://" + controller);
    config.put("advertised.listeners", "CLIENTS://" + at.kafkaForClients());
    config.put("controller.quorum.voters", "1@" + controller);
    config.put("controller.listener.names", CONTROLLER);
    config.put("inter.broker.listener.name", "CLIENTS");
    config.put(
        "listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
  }

  /**
   * The controller's listener cannot use SCRAM: its logins are records of the log that the
   * controller has yet to serve.
   */
  private static void logins(Login client, Login controller, Map<String, String> config) {
    config.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-256");
    config.put("listener.name.clients.sasl.enabled.mechanisms", "SCRAM-SHA-256");
    config.put("listener.name.clients.scram-sha-256.sasl.jaas.config", Connections.scram(client));
    config.put("sasl.mechanism.controller.protocol", "PLAIN");
    config.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
    config.put(
        "listener.name.controller.plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%1$s\" password=\"%2$s\" user_%1$s=\"%2$s\";"
            .formatted(controller.name(), controller.secret()));
  }

  /** One node on a small machine: one replica of everything, few threads, quick sessions. */
  private static void sizes(Map<String, String> config) {
    config.putAll(
        Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "4",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "log.cleaner.dedupe.buffer.size", "4194304",
            "num.network.threads", "2",
            "num.io.threads", "2"));
    config.putAll(
        Map.of(
            "background.threads", "2",
            "group.initial.rebalance.delay.ms", "0",
            "auto.create.topics.enable", "false",
            // Events are facts that a new reader starts from: they do not expire by age.
            "log.retention.ms", "-1",
            // After kill -9 the broker waits for its own old session to end: 12 s by default.
            "broker.session.timeout.ms", "2000",
            "broker.heartbeat.interval.ms", "500"));
  }

  private static java.util.Properties asProperties(Map<String, String> config) {
    var properties = new java.util.Properties();
    properties.putAll(config);
    return properties;
  }
}
