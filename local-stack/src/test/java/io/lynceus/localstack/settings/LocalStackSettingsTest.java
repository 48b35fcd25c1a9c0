package io.lynceus.localstack.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
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
                "LYNCEUS_S3_PORT", "2",
                "LYNCEUS_POSTGRES_PORT", "3",
                "LYNCEUS_BINARIES", "/tmp/b"));
    assertThat(settings)
        .isEqualTo(
            new LocalStackSettings(
                new StateFolder(Path.of("/tmp/s")),
                new Address("10.0.0.1", 1),
                new Address("10.0.0.1", 2),
                new Address("10.0.0.1", 3),
                Path.of("/tmp/b")));
  }

  @Test
  void anotherProcessReadsTheSame() {
    var settings = LocalStackSettings.onFreePorts(Path.of("/tmp/s")).resolved();
    assertThat(LocalStackSettings.of(settings.toEnvironment())).isEqualTo(settings);
  }

  @Test
  void namesAVariableThatIsNoPort() {
    assertThatThrownBy(() -> LocalStackSettings.of(Map.of("LYNCEUS_S3_PORT", "many")))
        .hasMessageContaining("LYNCEUS_S3_PORT=many");
  }
}
