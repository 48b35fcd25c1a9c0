package io.lynceus.localstack.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConnectionsTest {
  private static final Credentials CREDENTIALS =
      new Credentials(
          new Login("k", "k-secret"),
          new Login("c", "c-secret"),
          new Login("s", "s-secret"),
          new Login("p", "p-secret"));
  private final Connections connections =
      new Connections(LocalStackSettings.of(Map.of("LYNCEUS_STATE", "/state")), CREDENTIALS);

  @Test
  void leadToTheServersOfTheSettings() {
    assertThat(connections.s3()).isEqualTo(URI.create("http://127.0.0.1:9000"));
    assertThat(connections.jdbcUrl("cells")).isEqualTo("jdbc:postgresql://127.0.0.1:5432/cells");
  }

  @Test
  void kafkaClientsLogInByScram() {
    assertThat(connections.kafkaSecurity())
        .containsEntry("sasl.mechanism", "SCRAM-SHA-256")
        .containsEntry("security.protocol", "SASL_PLAINTEXT")
        .hasEntrySatisfying(
            "sasl.jaas.config",
            jaas -> assertThat(jaas).contains("username=\"k\" password=\"k-secret\";"));
  }

  @Test
  void aServiceIsToldItsOwnDatabaseAndNobodyElsesSecret() {
    var told = connections.springProperties("cells");
    assertThat(told)
        .containsEntry("spring.datasource.username", "cells")
        .containsEntry("lynceus.s3.access-key", "s")
        .containsEntry("lynceus.s3.secret-key", "s-secret")
        .containsEntry("lynceus.state", Path.of("/state").toString());
    assertThat(told.values()).noneMatch(v -> v.contains("p-secret") || v.contains("c-secret"));
  }
}
