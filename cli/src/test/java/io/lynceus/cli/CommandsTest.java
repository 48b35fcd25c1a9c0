package io.lynceus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.stub.StubPlatform;
import io.lynceus.cli.stub.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandsTest {
  private static final Map<String, String> NOBODY = Map.of("LYNCEUS_URL", "http://localhost:1");

  @ParameterizedTest
  @CsvSource({"tarin, train", "freze, freeze", "stats, status", "detct, detect", "modles, models"})
  void aMistypedCommandSuggestsTheRightOne(String typed, String meant) {
    Typed result = Typed.in(NOBODY, Path.of("."), "", typed);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("Did you mean").contains("lynceus " + meant);
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no-such-command --json",
        "import",
        "import here",
        "import here --project p --format jpeg",
        "train",
        "train --project p --newest",
        "train --project p --epochs many",
        "freeze --project p --ratios 70,30",
        "evaluate",
        "evaluate --truth a.json",
        "evaluate --model m --version 1 --dataset d --truth a.json --detections b.json",
        "promote m 1",
        "project",
        "project create p",
        "detect --project p",
        "export --dataset d out.zip"
      })
  void whatIsNotUnderstoodIsTwo(String words) {
    Typed result = Typed.in(NOBODY, Path.of("."), "", (Object[]) split(words));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "login",
        "status",
        "project create",
        "import",
        "freeze",
        "train",
        "runs",
        "runs cancel",
        "evaluate",
        "models",
        "register",
        "promote",
        "detect",
        "export"
      })
  void everyCommandExplainsItself(String words) {
    Typed result = Typed.in(NOBODY, Path.of("."), "", (Object[]) split(words + " --help"));
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("Usage: lynceus " + words).contains("--json");
  }

  @Test
  void silenceIsOneAndSaysWhatToDo() {
    Typed result = Typed.in(NOBODY, Path.of("."), "", "status", "--json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("Nothing answers at http://localhost:1").contains("make up");
    assertThat(result.json().at("/problem/detail").asString()).contains("Nothing answers");
  }

  @Test
  void anAddressThatIsNoneIsASentence() {
    Typed result = Typed.in(Map.of("LYNCEUS_URL", "here"), Path.of("."), "", "status");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("Not the address of a gateway: 'here'")
        .doesNotContain("at io.");
  }

  @Test
  void aRefusalIsItsDetailAndEachError() throws IOException {
    try (var platform = new StubPlatform()) {
      platform.on(
          "POST /projects",
          422,
          """
          {"type": "/problems/invalid-input", "title": "Invalid input", "status": 422,
           "detail": "The project cannot be created.",
           "errors": [{"pointer": "/name", "detail": "must be lower case"},
                      {"pointer": "/classes/1", "detail": "is there twice"}]}
          """);
      Typed result = Typed.at(platform, "project", "create", "Cells", "--classes", "A,A", "--json");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err().lines())
          .containsExactly(
              "lynceus: The project cannot be created.",
              "  /name: must be lower case",
              "  /classes/1: is there twice");
      assertThat(result.json().at("/problem/detail").asString()).contains("must be lower case");
    }
  }

  private static String[] split(String words) {
    return words.isEmpty() ? new String[0] : words.split(" ");
  }
}
