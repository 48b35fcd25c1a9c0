package io.lynceus.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.stub.StubPlatform;
import io.lynceus.cli.stub.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatusCommandTest {
  private static final String READY =
      """
      {"services": [{"name": "gateway", "ready": true, "version": "0.1.0"},
                    {"name": "data-service", "ready": true, "version": "0.1.0"}],
       "models": [{"model": "cells", "alias": "production", "version": "3"}]}
      """;

  @Test
  void showsServicesAndLiveModels() throws IOException {
    try (var platform = new StubPlatform().on("GET /status", 200, READY)) {
      Typed result = Typed.at(platform, "status");
      assertThat(result.exitCode()).isZero();
      assertThat(result.out().lines())
          .containsExactly(
              "SERVICE       READY",
              "gateway       yes",
              "data-service  yes",
              "",
              "MODEL  ALIAS       VERSION",
              "cells  production  3");
      assertThat(Typed.at(platform, "status", "--json").json().at("/services/1/name").asString())
          .isEqualTo("data-service");
    }
  }

  @Test
  void oneServiceThatIsNotReadyIsAFailure() throws IOException {
    String notYet =
        READY.replace("\"data-service\", \"ready\": true", "\"data-service\", \"ready\": false");
    try (var platform = new StubPlatform().on("GET /status", 200, notYet)) {
      assertThat(Typed.at(platform, "status").exitCode()).isEqualTo(1);
    }
  }

  @Test
  void loginStoresAKeyThatTheGatewayAccepts(@TempDir Path folder) throws IOException {
    try (var platform = new StubPlatform().on("GET /projects?limit=1", 200, "{\"items\":[]}")) {
      Typed result = Typed.in(Map.of(), folder, "typed-key\n", "login", platform.address());
      assertThat(result.exitCode()).isZero();
      assertThat(result.out()).doesNotContain("typed-key");
      assertThat(platform.asked().getFirst().headers().get("X-api-key"))
          .containsExactly("typed-key");
      assertThat(folder.resolve("config/login"))
          .hasContent("url=%s%nkey=typed-key".formatted(platform.address()));
      platform.on("GET /status", 200, READY);
      assertThat(Typed.in(Map.of(), folder, "", "status").exitCode()).isZero();
    }
  }

  @Test
  void aRefusedKeyIsNotStored(@TempDir Path folder) throws IOException {
    try (var platform = new StubPlatform()) {
      platform.on("GET /projects?limit=1", 401, "{\"detail\":\"The key is not known.\"}");
      Typed result = Typed.in(Map.of(), folder, "wrong\n", "login", platform.address());
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("The key is not known.");
      assertThat(Files.exists(folder.resolve("config"))).isFalse();
    }
  }

  @Test
  void aPlatformThatNamesNoServiceIsNotReady() throws IOException {
    try (var platform = new StubPlatform().on("GET /status", 200, "{}")) {
      Typed result = Typed.at(platform, "status", "--json");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out().strip()).isEqualTo("{}");
    }
  }

  @Test
  void withoutAnAliasNoModelIsLive() throws IOException {
    String none = READY.replaceAll("(?s)\"models\": \\[.*", "\"models\": []}");
    try (var platform = new StubPlatform().on("GET /status", 200, none)) {
      assertThat(Typed.at(platform, "status").out()).endsWith("No model has an alias yet.\n");
    }
  }

  @Test
  void loginTakesOnlyAnAddressOfTheWeb(@TempDir Path folder) {
    for (String address : new String[] {"localhost:8080", "ftp://host", "http://", "not an url"}) {
      Typed result = Typed.in(Map.of(), folder, "key\n", "login", address);
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("Not the address of a gateway: '" + address + "'");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void noKeyIsAFailure(@TempDir Path folder) throws IOException {
    try (var platform = new StubPlatform()) {
      Typed result = Typed.in(Map.of(), folder, "\n", "login", platform.address());
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(platform.asked()).isEmpty();
    }
  }
}
