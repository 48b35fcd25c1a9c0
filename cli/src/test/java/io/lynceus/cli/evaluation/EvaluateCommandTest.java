package io.lynceus.cli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.cli.stub.StubPlatform;
import io.lynceus.cli.stub.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class EvaluateCommandTest {
  private static final Map<String, String> NOBODY = Map.of("LYNCEUS_URL", "http://localhost:1");
  private static final String TRUTH =
      """
      {"images": [{"id": 1}], "categories": [{"id": 7, "name": "cell"}],
       "annotations": [{"id": 1, "image_id": 1, "category_id": 7, "bbox": [0, 0, 40, 40]}]}
      """;
  private static final String SAID =
      "[{\"image_id\": 1, \"category_id\": 7, \"bbox\": [0, 0, 40, 20], \"score\": 0.9}]";

  @TempDir Path folder;

  @Test
  void twoFilesNeedNoPlatform() throws IOException {
    Typed result = ofFiles(TRUTH, SAID, "--json");
    assertThat(result.exitCode()).isZero();
    assertThat(result.json().at("/coco/AP50").asDouble()).isCloseTo(1, within(1e-9));
    assertThat(result.json().at("/coco/AP").asDouble()).isCloseTo(0.1, within(1e-9));
    assertThat(result.json().path("coco")).hasSize(12);
    assertThat(result.json().path("ultralytics").has("metrics/mAP50-95(B)")).isTrue();
    assertThat(result.json().at("/perClass/cell/boxes").asInt()).isOne();
  }

  @Test
  void peopleGetTables() throws IOException {
    assertThat(ofFiles(TRUTH, SAID).out().lines())
        .contains("AP50   1.0000", "APs    -", "CLASS  BOXES  MAP50   MAP50-95");
  }

  @Test
  void aFileThatIsNoneIsNamed() throws IOException {
    Typed result = ofFiles(TRUTH, "[{\"image_id\": 2, \"category_id\": 7}]");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("lynceus: said.json: element 0 has no bbox");
    Typed missing =
        Typed.in(NOBODY, folder, "", "evaluate", "--truth", "none.json", "--detections", "x");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("none.json: there is no such file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[1]",
        "[{]",
        "[{\"image_id\": 1, \"category_id\": 7, \"bbox\": [0, 0, 40, 20]}]",
        "[{\"image_id\": 9, \"category_id\": 7, \"bbox\": [0, 0, 4, 2], \"score\": 1}]",
        "[{\"image_id\": 1, \"category_id\": 7, \"bbox\": [0, 0, -4, 2], \"score\": 1}]",
        "[{\"image_id\": 1, \"category_id\": 7, \"bbox\": [0, 0, 4], \"score\": 1}]",
        "[{\"image_id\": 1, \"category_id\": 7, \"bbox\": [0, 0, 4, 2], \"score\": \"high\"}]",
        "[{\"image_id\": 1, \"category_id\": 7, \"bbox\": [0, 0, 4, 2], \"score\": 1}"
      })
  void detectionsThatAreNoneAreAFailureWithTheirFile(String said) throws IOException {
    Typed result = ofFiles(TRUTH, said, "--json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("lynceus: said.json: ").doesNotContain("at io.");
    assertThat(result.out().lines()).hasSize(1);
    assertThat(result.json().at("/problem/detail").asString()).startsWith("said.json: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"images\": {}, \"categories\": [], \"annotations\": []}",
        "{\"images\": [{\"name\": \"no id\"}], \"categories\": []}",
        "{\"images\": [], \"categories\": [], \"annotations\": [{\"id\": 1}]}",
        "{\"images\": [{\"id\": 1}], \"categories\": [{\"id\": 7, \"name\": \"cell\"}]"
      })
  void aTruthThatIsNoneIsAFailureWithItsFile(String truth) throws IOException {
    Typed result = ofFiles(truth, SAID, "--json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("lynceus: truth.json: ").doesNotContain("at io.");
    assertThat(result.out().lines()).hasSize(1);
  }

  @Test
  void nothingSaidIsZeroAndNoFailure() throws IOException {
    Typed result = ofFiles(TRUTH, "[]", "--json");
    assertThat(result.exitCode()).isZero();
    assertThat(result.json().at("/coco/AP").asDouble()).isZero();
    assertThat(result.json().at("/coco/APs").asDouble()).isEqualTo(-1);
    assertThat(result.json().at("/ultralytics/fitness").asDouble()).isZero();
  }

  @Test
  void theTwelveNumbersHaveTheNamesOfTheReference() throws IOException {
    assertThat(ofFiles(TRUTH, SAID, "--json").json().path("coco").propertyNames())
        .containsExactly(
            "AP", "AP50", "AP75", "APs", "APm", "APl", "AR1", "AR10", "AR100", "ARs", "ARm", "ARl");
  }

  @Test
  void aVersionIsEvaluatedByThePlatform() throws IOException {
    try (var platform = new StubPlatform()) {
      platform
          .on("POST /evaluations", 202, "{\"evaluation\":\"e1\"}")
          .on("GET /evaluations/e1", 200, "{\"evaluation\":\"e1\",\"state\":\"running\"}")
          .on("GET /evaluations/e1", 200, "{\"coco\":{\"AP50\":0.9},\"perClass\":{}}");
      Typed result =
          Typed.at(
              platform,
              "evaluate",
              "--model",
              "cells",
              "--version",
              "@production",
              "--dataset",
              "d1",
              "--json");
      assertThat(result.json().at("/coco/AP50").asDouble()).isEqualTo(0.9);
      assertThat(result.waited()).hasSize(1);
      assertThat(new JsonMapper().readTree(platform.asked("POST").getFirst().text()).toString())
          .isEqualTo(
              "{\"model\":\"cells\",\"alias\":\"production\",\"dataset\":\"d1\",\"split\":\"test\"}");
    }
  }

  @Test
  void anEvaluationThatFailsSaysWhy() throws IOException {
    try (var platform = new StubPlatform()) {
      platform
          .on("POST /evaluations", 202, "{\"evaluation\":\"e1\"}")
          .on("GET /evaluations/e1", 200, "{\"state\":\"failed\",\"reason\":\"No such split\"}");
      Typed result =
          Typed.at(platform, "evaluate", "--model", "m", "--version", "2", "--dataset", "d1");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("The evaluation failed: No such split");
      assertThat(platform.asked("POST").getFirst().text()).contains("\"version\":\"2\"");
    }
  }

  private Typed ofFiles(String truth, String said, String... more) throws IOException {
    Path truthFile = Files.writeString(folder.resolve("truth.json"), truth);
    Path saidFile = Files.writeString(folder.resolve("said.json"), said);
    Object[] words = new Object[5 + more.length];
    System.arraycopy(
        new Object[] {"evaluate", "--truth", truthFile, "--detections", saidFile}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return Typed.in(NOBODY, folder, "", words);
  }
}
