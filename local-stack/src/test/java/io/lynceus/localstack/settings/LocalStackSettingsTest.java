package io.lynceus.localstack.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LocalStackSettingsTest {
  @Test
  void listensOnTheLoopbackAddressByDefault() {
    var settings = LocalStackSettings.of(Map.of());
    assertThat(settings.kafka()).hasToString("127.0.0.1:9092");
    assertThat(settings.s3()).hasToString("127.0.0.1:9000");
    assertThat(settings.postgres()).hasToString("127.0.0.1:5432");
    assertThat(settings.state().path().isAbsolute()).isTrue();
    assertThat(settings.state().path().getFileName()).hasToString(".lynceus");
    assertThat(settings.binaries().getParent()).isEqualTo(settings.state().path());
  }

  @Test
  void readsEveryVariable() {
    var settings =
        LocalStackSettings.of(
            Map.of(
                "LYNCEUS_STATE", "/tmp/s",
                "LYNCEUS_BIND", "10.0.0.1",
                "LYNCEUS_KAFKA_PORT", "1",
                "LYNCEUS_KAFKA_ADVERTISED_PORT", "4",
                "LYNCEUS_S3_PORT", "2",
                "LYNCEUS_POSTGRES_PORT", "3",
                "LYNCEUS_BINARIES", "/tmp/b"));
    assertThat(settings)
        .isEqualTo(
            new LocalStackSettings(
                new StateFolder(Path.of("/tmp/s")),
                new Address("10.0.0.1", 1),
                Optional.of(new Address("10.0.0.1", 4)),
                new Address("10.0.0.1", 2),
                new Address("10.0.0.1", 3),
                Path.of("/tmp/b")));
  }

  @Test
  void anotherProcessReadsTheSame() {
    var settings = LocalStackSettings.onFreePorts(Path.of("/tmp/s")).resolved();
    assertThat(LocalStackSettings.of(settings.toEnvironment())).isEqualTo(settings);
    var advertised = LocalStackSettings.of(Map.of("LYNCEUS_KAFKA_ADVERTISED_PORT", "4"));
    assertThat(LocalStackSettings.of(advertised.toEnvironment())).isEqualTo(advertised);
  }

  @Test
  void clientsFindKafkaWhereItIsAdvertised() {
    assertThat(LocalStackSettings.of(Map.of()).kafkaForClients()).hasToString("127.0.0.1:9092");
    assertThat(
            LocalStackSettings.of(Map.of("LYNCEUS_KAFKA_ADVERTISED_PORT", "4")).kafkaForClients())
        .hasToString("127.0.0.1:4");
  }

  @Test
  void namesAVariableThatIsNoPort() {
    assertThatThrownBy(() -> LocalStackSettings.of(Map.of("LYNCEUS_S3_PORT", "many")))
        .hasMessageContaining("LYNCEUS_S3_PORT=many");
  }
}
