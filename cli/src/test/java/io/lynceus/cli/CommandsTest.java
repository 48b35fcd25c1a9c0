package io.lynceus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.stub.StubPlatform;
import io.lynceus.cli.stub.Typed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        "no-such-command",
        "project crate p",
        "import here --project p --no-such-option",
        "runs one two",
        "freeze --project p --ratios a,b,c,d",
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

  @Test
  void aCommandThatResemblesNoneListsThemAll() {
    Typed result = Typed.in(NOBODY, Path.of("."), "", "no-such-command");
    assertThat(result.err().strip())
        .isEqualTo(
            "lynceus: There is no command 'no-such-command'. These are there: login, status, project,"
                + " import, freeze, train, runs, evaluate, models, register, promote, detect, export,"
                + " demo");
  }

  @Test
  void aMistypedCommandOfAGroupSuggestsItsOwn() {
    Typed result = Typed.in(NOBODY, Path.of("."), "", "project", "crate", "cells");
    assertThat(result.err().strip())
        .isEqualTo("lynceus: There is no command 'crate'. Did you mean lynceus project create?");
  }

  @Test
  void aMistypedOptionSuggestsTheRightOne() {
    Typed result = Typed.in(NOBODY, Path.of("."), "", "freeze", "--project", "p", "--sed", 1);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("'--sed'").contains("--seed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-such-command --json",
        "tarin --json",
        "import --json",
        "project create --json",
        "freeze --project p --ratios 1,2,3 --json",
        "train --project p --epochs many --json",
        "evaluate --json",
        "detect --json",
        "--json"
      })
  void forScriptsWhatIsNotUnderstoodIsOneObjectToo(String words) {
    Typed result = Typed.in(NOBODY, Path.of("."), "", (Object[]) split(words));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out().lines()).hasSize(1);
    assertThat(result.json().at("/problem/detail").asString()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "project create p --classes a",
        "project list",
        "freeze --project p",
        "train --project p",
        "train --newest",
        "runs",
        "runs r1",
        "runs r1 --follow",
        "runs cancel r1",
        "evaluate --model m --version 1 --dataset d",
        "models",
        "models m",
        "promote m 1 --alias production --reason r",
        "export --dataset d --format voc out.zip"
      })
  void everyCommandThatIsRefusedIsASentenceAndOneObject(String words) throws IOException {
    String expired =
        "{\"type\":\"urn:lynceus:problem:unauthenticated\",\"title\":\"Not authenticated\","
            + "\"detail\":\"The key lk_12 expired on 2026-11-01.\"}";
    try (var platform = new StubPlatform()) {
      platform.always(401, expired);
      Typed result = Typed.at(platform, (Object[]) split(words + " --json"));
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out().lines()).hasSize(1);
      assertThat(result.json().at("/problem/detail").asString())
          .isEqualTo("The key lk_12 expired on 2026-11-01.");
      assertThat(result.err()).contains("lynceus: The key lk_12 expired").doesNotContain("at io.");
      assertThat(result.waited()).isEmpty();
    }
  }

  @Test
  void aServerThatIsNotThePlatformIsNamed() throws IOException {
    try (var platform = new StubPlatform()) {
      byte[] page = "<html>It works!</html>".getBytes(StandardCharsets.UTF_8);
      platform.on("GET /status", 200, "text/html", page, Map.of());
      Typed result = Typed.at(platform, "status", "--json");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("is it Lynceus?").contains(platform.address().toString());
      assertThat(result.out().lines()).hasSize(1);
    }
  }

  @Test
  void anAnswerThatIsCutIsAFailureAndNotHalfARead() throws IOException {
    try (var platform = new StubPlatform()) {
      platform.tears("GET /status", "{\"services\":[]}");
      Typed result = Typed.at(platform, "status", "--json");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("The connection to " + platform.address() + " broke");
    }
  }

  @Test
  void aKeyThatCannotBeOneIsNotSentAndNotShown() {
    Map<String, String> environment =
        Map.of("LYNCEUS_URL", "http://localhost:1", "LYNCEUS_API_KEY", "half a\nkey");
    Typed result = Typed.in(environment, Path.of("."), "", "status", "--json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("That is not an API key").doesNotContain("half");
  }

  private static String[] split(String words) {
    return words.isEmpty() ? new String[0] : words.split(" ");
  }
}
