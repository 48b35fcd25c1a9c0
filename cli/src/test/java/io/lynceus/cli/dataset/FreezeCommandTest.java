package io.lynceus.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.stub.StubPlatform;
import io.lynceus.cli.stub.Typed;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FreezeCommandTest {
  private static final String FROZEN =
      """
      {"dataset": "d1", "splits": {"train": 205, "val": 44, "calibration": 43, "test": 72},
       "validation": {"success": false, "results": [
         {"success": true, "expectation_config": {"type": "expect_boxes_inside"}},
         {"success": false,
          "expectation_config": {"type": "expect_no_leakage", "severity": "critical"},
          "result": {"element_count": 364, "unexpected_count": 3,
                     "partial_unexpected_list": ["a.jpg in train and test"]}}]}}
      """;

  @Test
  void freezesAndSaysWhatCameOfIt() throws IOException {
    try (var platform = new StubPlatform().on("POST /projects/cells/datasets", 201, FROZEN)) {
      Typed result = Typed.at(platform, "freeze", "--project", "cells");
      assertThat(result.exitCode()).isZero();
      assertThat(result.out().lines())
          .containsExactly(
              "Dataset version d1",
              "train 205, val 44, calibration 43, test 72",
              "Validation failed",
              "  critical: expect_no_leakage, 3 of 364 not as expected, such as a.jpg in train and test");
      assertThat(platform.asked().getFirst().text()).isEqualTo("{}");
      Typed json = Typed.at(platform, "freeze", "--project", "cells", "--json");
      assertThat(json.json().at("/splits/train").asInt()).isEqualTo(205);
      assertThat(json.json().at("/validation/success").asBoolean()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"70,10,10", "70,10,10,9", "70,10,10,10,0", "110,-10,0,0", "70,10,10,x"})
  void ratiosThatAreNoneAreNotSent(String ratios) throws IOException {
    try (var platform = new StubPlatform().on("POST /projects/cells/datasets", 200, FROZEN)) {
      Typed result = Typed.at(platform, "freeze", "--project", "cells", "--ratios", ratios);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("--ratios");
      assertThat(platform.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"100,0,0,0", "25,25,25,25", "0,0,0,100"})
  void anySharesOfAHundredAreSent(String ratios) throws IOException {
    try (var platform = new StubPlatform().on("POST /projects/cells/datasets", 200, FROZEN)) {
      assertThat(Typed.at(platform, "freeze", "--project", "cells", "--ratios", ratios).exitCode())
          .isZero();
      assertThat(platform.asked().getFirst().text()).contains("[" + ratios + "]");
    }
  }

  @Test
  void aSoundVersionPassesWithoutAList() throws IOException {
    String sound =
        "{\"dataset\":\"d2\",\"splits\":{\"train\":4},\"validation\":{\"success\":true}}";
    try (var platform = new StubPlatform().on("POST /projects/cells/datasets", 200, sound)) {
      assertThat(Typed.at(platform, "freeze", "--project", "cells").out().lines())
          .containsExactly(
              "Dataset version d2", "train 4, val 0, calibration 0, test 0", "Validation passed");
    }
  }

  @Test
  void sendsRatiosBySplit() throws IOException {
    try (var platform = new StubPlatform().on("POST /projects/cells/datasets", 200, FROZEN)) {
      Typed.at(platform, "freeze", "--project", "cells", "--ratios", "70,10,10,10", "--seed", 5);
      assertThat(platform.asked().getFirst().text())
          .isEqualTo("{\"ratios\":[70,10,10,10],\"seed\":5}");
    }
  }
}
