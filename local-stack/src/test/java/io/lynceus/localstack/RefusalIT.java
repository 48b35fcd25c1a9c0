package io.lynceus.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.localstack.platform.StackProgram;
import io.lynceus.localstack.settings.LocalStackSettings;
import io.minio.BucketExistsArgs;
import io.minio.MinioClient;
import io.minio.errors.ErrorResponseException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom and what a local stack refuses. */
final class RefusalIT {
  private final LocalStack stack = SharedLocalStack.get();
  @TempDir Path state;

  @Test
  void postgresRefusesWrongPasswords() {
    Database database = stack.database("guarded");
    assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "guess"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void ownerOfOneDatabaseCannotEnterAnother() {
    Database one = stack.database("one_of_two");
    Database other = stack.database("two_of_two");
    assertThatThrownBy(() -> DriverManager.getConnection(other.url(), one.user(), one.password()))
        .hasMessageContaining("permission denied");
  }

  @Test
  void ownerOfADatabaseIsNoSuperuser() throws Exception {
    Database own = stack.database("no_superuser");
    try (var connection = DriverManager.getConnection(own.url(), own.user(), own.password());
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("copy (select 1) to program 'true'"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void databaseNamesAreNamesOnly() {
    assertThatThrownBy(() -> stack.database("x; drop table y"))
        .hasMessageContaining("not a name for a database");
  }

  @Test
  void s3RefusesWrongKeys() {
    var guess =
        MinioClient.builder()
            .endpoint(stack.s3Endpoint().toString())
            .credentials(stack.s3Login().name(), "guess-guess-guess")
            .region("us-east-1")
            .build();
    assertThatThrownBy(() -> guess.bucketExists(BucketExistsArgs.builder().bucket("any").build()))
        .isInstanceOf(ErrorResponseException.class);
  }

  @Test
  void kafkaRefusesWrongPasswords() {
    Map<String, Object> guess = kafka();
    guess.computeIfPresent(
        "sasl.jaas.config",
        (key, jaas) -> jaas.toString().replaceAll("password=\"[^\"]*\"", "password=\"guess\""));
    try (var admin = Admin.create(guess)) {
      assertThatThrownBy(() -> admin.listTopics().names().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  void kafkaMakesNoTopicForTheFirstToMistypeOne() {
    Map<String, Object> client = kafka();
    client.put("max.block.ms", "500");
    try (var producer =
            new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
        var admin = Admin.create(kafka())) {
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>("mistyped", "word")).get())
          .hasMessageContaining("mistyped");
      assertThat(admin.listTopics().names().toCompletionStage().toCompletableFuture().join())
          .doesNotContain("mistyped");
    }
  }

  @Test
  void namesAPortThatIsInUse() throws Exception {
    try (var somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var environment =
          new HashMap<>(LocalStackSettings.onFreePorts(state).resolved().toEnvironment());
      environment.put("LYNCEUS_S3_PORT", String.valueOf(somebody.getLocalPort()));
      var settings =
          LocalStackSettings.of(environment)
              .withBinaries(StackProgram.target().resolve("postgres-binaries"));
      assertThatThrownBy(() -> LocalStack.start(settings))
          .hasMessageContaining(somebody.getLocalPort() + " is in use; set LYNCEUS_S3_PORT");
    }
  }

  private Map<String, Object> kafka() {
    Map<String, Object> client = new HashMap<>(stack.kafkaProperties());
    client.put("bootstrap.servers", stack.bootstrapServers());
    return client;
  }
}
