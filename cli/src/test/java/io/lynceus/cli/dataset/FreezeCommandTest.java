package io.lynceus.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.stub.StubPlatform;
import io.lynceus.cli.stub.Typed;
import java.io.IOException;
import org.junit.jupiter.api.Test;

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

  @Test
  void sendsRatiosBySplit() throws IOException {
    try (var platform = new StubPlatform().on("POST /projects/cells/datasets", 200, FROZEN)) {
      Typed.at(platform, "freeze", "--project", "cells", "--ratios", "70,10,10,10", "--seed", 5);
      assertThat(platform.asked().getFirst().text())
          .isEqualTo("{\"ratios\":[70,10,10,10],\"seed\":5}");
    }
  }
}
