package io.lynceus.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
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
  void ownerOfOneDatabaseCannotEnterAnother() {
    Database one = stack.database("one_of_two");
    Database other = stack.database("two_of_two");
    assertThatThrownBy(() -> DriverManager.getConnection(other.url(), one.user(), one.password()))
        .hasMessageContaining("permission denied");
  }

  @Test
  void refusesWrongPasswords() {
    Database database = stack.database("guarded");
    assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "guess"))
        .hasMessageContaining("password authentication failed");
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
}
