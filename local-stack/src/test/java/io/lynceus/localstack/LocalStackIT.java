package io.lynceus.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LocalStackIT {
  private final LocalStack stack = SharedLocalStack.get();
  private final StackClients clients = new StackClients(stack);

  @Test
  void answersTheClientsThatServicesUse() throws Exception {
    clients.write("answer");
    assertThat(clients.consumed()).contains("answer");
    assertThat(clients.got("answer")).isEqualTo("answer");
    assertThat(clients.selected()).contains("answer");
  }

  @Test
  void databaseIsMadeOnceAndKeepsItsOwner() {
    assertThat(stack.database("once")).isEqualTo(stack.database("once"));
  }

  @Test
  void tellsAServiceAllItNeeds() {
    assertThat(stack.springProperties("told").keySet())
        .containsAll(
            List.of(
                "spring.datasource.url",
                "spring.kafka.bootstrap-servers",
                "spring.kafka.properties.sasl.jaas.config",
                "lynceus.s3.endpoint",
                "lynceus.state"));
  }

  @Test
  void tellsARegistryItsOwnDatabase() {
    assertThat(stack.registryProperties("registry_told"))
        .containsEntry("lynceus.registry", "postgres")
        .containsEntry("lynceus.registry-database.url", stack.database("registry_told").url());
  }

  @Test
  void isTheSameForEveryTestOfThisJvm() {
    assertThat(SharedLocalStack.get()).isSameAs(stack);
    assertThat(stack.process().isAlive()).isTrue();
  }
}
