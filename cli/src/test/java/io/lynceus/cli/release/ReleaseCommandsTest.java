package io.lynceus.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.stub.StubPlatform;
import io.lynceus.cli.stub.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReleaseCommandsTest {
  private StubPlatform platform;

  @BeforeEach
  void open() throws IOException {
    platform = new StubPlatform();
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void promotingMovesTheAliasWithAReason() {
    platform.on(
        "PUT /models/cells/aliases/production",
        200,
        "{\"model\":\"cells\",\"alias\":\"production\",\"version\":\"2\",\"previous\":\"1\"}");
    Typed result =
        Typed.at(
            platform,
            "promote",
            "cells",
            "2",
            "--alias",
            "production",
            "--reason",
            "better",
            "--json");
    assertThat(result.exitCode()).isZero();
    assertThat(platform.asked().getFirst().text())
        .isEqualTo("{\"version\":\"2\",\"reason\":\"better\"}");
    assertThat(result.out())
        .isEqualToIgnoringWhitespace(
            "{\"model\":\"cells\",\"version\":\"2\",\"alias\":\"production\",\"previous\":\"1\"}");
  }

  @Test
  void theFirstPromotionHasNoPrevious() {
    platform.on("PUT /models/cells/aliases/production", 200, "{}");
    Typed result =
        Typed.at(platform, "promote", "cells", "1", "--alias", "production", "--reason", "first");
    assertThat(result.out().strip()).isEqualTo("cells@production is version 1");
    Typed json =
        Typed.at(
            platform, "promote", "cells", "1", "--alias", "production", "--reason", "x", "--json");
    assertThat(json.json().path("previous").isNull()).isTrue();
  }

  @Test
  void aForeignDetectorIsRegisteredWithItsManifest(@TempDir Path folder) throws IOException {
    platform.on("POST /models/weeds/versions", 201, "{\"model\":\"weeds\",\"version\":\"1\"}");
    Path onnx = Files.writeString(folder.resolve("yolox.onnx"), "ONNX");
    Path manifest = Files.writeString(folder.resolve("lynceus.json"), "{}");
    Typed result =
        Typed.at(platform, "register", "weeds", "--onnx", onnx, "--manifest", manifest, "--json");
    assertThat(result.json().path("version").asString()).isEqualTo("1");
    assertThat(platform.asked().getFirst().text())
        .contains("name=\"model\"; filename=\"yolox.onnx\"")
        .contains("name=\"manifest\"; filename=\"lynceus.json\"");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Typed result = Typed.at(platform, "register", "weeds", "--onnx", "no.onnx", "--manifest", "x");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("no.onnx");
    assertThat(platform.asked()).isEmpty();
  }

  @Test
  void modelsAreListedWithTheirAliases() {
    platform.on(
        "GET /models",
        200,
        """
        {"items": [{"model": "cells", "versions": ["1", "2"],
                    "aliases": [{"alias": "production", "version": "2"}]},
                   {"model": "weeds", "versions": [{"version": "1"}], "aliases": {"candidate": "1"}}]}
        """);
    assertThat(Typed.at(platform, "models").out().lines())
        .containsExactly(
            "MODEL  VERSIONS  ALIASES",
            "cells  1, 2      production=2",
            "weeds  1         candidate=1");
    assertThat(Typed.at(platform, "models", "--json").json().path("models")).hasSize(2);
  }

  @Test
  void oneModelIsShownAsThePlatformSaysIt() {
    platform.on("GET /models/cells", 200, "{\"model\":\"cells\",\"versions\":[\"1\"]}");
    assertThat(Typed.at(platform, "models", "cells").out()).contains("cells  1");
    assertThat(Typed.at(platform, "models", "cells", "--json").json().path("model").asString())
        .isEqualTo("cells");
  }
}
