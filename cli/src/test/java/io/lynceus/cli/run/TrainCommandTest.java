package io.lynceus.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.stub.StubPlatform;
import io.lynceus.cli.stub.Typed;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TrainCommandTest {
  private static final String BEGUN = "{\"run\":\"r1\",\"state\":\"queued\"}";
  private static final String RUNNING =
      """
      {"run": "r1", "state": "running",
       "progress": {"epoch": 6, "epochs": 40, "step": 21, "steps": 140, "loss": 4.5, "secondsLeft": 95}}
      """
          .replace("\n", "");
  private static final String SUCCEEDED =
      """
      {"run": "r1", "state": "succeeded", "model": "cells", "version": "1", "seconds": 431.5,
       "progress": {"epoch": 40, "epochs": 40, "step": 280, "loss": 2.1, "secondsLeft": 0},
       "metrics": {"mAP50": 0.871, "mAP50-95": 0.552,
                   "perClass": {"RBC": {"boxes": 800, "mAP50": 0.86, "mAP50-95": 0.61}}}}
      """
          .replace("\n", "");

  private static final String UNHEARD_OF =
      """
      {"type": "urn:lynceus:problem:dataset-version-not-found", "status": 404,
       "title": "Dataset version not found", "detail": "There is no dataset version d1"}
      """
          .replace("\n", "");

  private StubPlatform platform;

  @BeforeEach
  void open() throws IOException {
    platform = new StubPlatform().on("POST /runs", 202, BEGUN);
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void sendsOnlyWhatWasSaid() {
    platform.on("GET /runs/r1", 200, SUCCEEDED);
    Typed.at(platform, "train", "--project", "cells");
    assertThat(sent()).isEqualTo(json("{\"project\":\"cells\"}"));
  }

  @Test
  void asksAgainWhileTrainingHasNotHeardOfTheDatasetVersion() throws IOException {
    try (var late = new StubPlatform()) {
      late.on("POST /runs", 404, UNHEARD_OF)
          .on("GET /projects/cells/datasets", 200, "{\"items\":[{\"dataset\":\"d1\"}]}")
          .on("POST /runs", 202, BEGUN)
          .on("GET /runs/r1", 200, SUCCEEDED);
      var typed = Typed.at(late, "train", "--project", "cells", "--dataset", "d1");
      assertThat(typed.exitCode()).isZero();
      assertThat(late.asked("POST /runs")).hasSize(2);
    }
  }

  @Test
  void doesNotWaitForADatasetVersionThatIsNowhere() throws IOException {
    try (var late = new StubPlatform()) {
      late.on("POST /runs", 404, UNHEARD_OF)
          .on("GET /projects/cells/datasets", 200, "{\"items\":[{\"dataset\":\"d2\"}]}");
      var typed = Typed.at(late, "train", "--project", "cells", "--dataset", "d1");
      assertThat(typed.exitCode()).isEqualTo(1);
      assertThat(typed.err()).contains("no dataset version d1");
      assertThat(late.asked("POST /runs")).hasSize(1);
    }
  }

  @Test
  void sendsAllThatWasSaid() {
    platform.on("GET /runs/r1", 200, SUCCEEDED);
    Typed.at(
        platform,
        "train",
        "--project",
        "cells",
        "--dataset",
        "d1",
        "--preset",
        "pico",
        "--image-size",
        160,
        "--epochs",
        3,
        "--orientation",
        "free",
        "--seed",
        7,
        "--from",
        "cells@production",
        "--model",
        "cells-2",
        "--force");
    assertThat(sent())
        .isEqualTo(
            json(
                """
                {"project": "cells", "dataset": "d1", "preset": "pico", "imageSize": 160,
                 "epochs": 3, "orientation": "free", "seed": 7, "from": "cells@production",
                 "model": "cells-2", "force": true}
                """));
  }

  @Test
  void findsTheProjectWithTheNewestVersion() {
    platform
        .on("GET /projects", 200, "{\"items\":[{\"project\":\"a\"},{\"project\":\"b\"}]}")
        .on("GET /projects/a/datasets", 200, versions("a", "2026-11-20T10:00:00Z"))
        .on("GET /projects/b/datasets", 200, versions("b", "2026-11-21T10:00:00Z"))
        .on("GET /runs/r1", 200, SUCCEEDED);
    assertThat(Typed.at(platform, "train", "--newest").exitCode()).isZero();
    assertThat(sent().path("project").asString()).isEqualTo("b");
  }

  @Test
  void withoutAVersionThereIsNoNewest() {
    platform.on("GET /projects", 200, "{\"items\":[]}");
    Typed result = Typed.at(platform, "train", "--newest");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("freeze one");
  }

  private static String versions(String project, String created) {
    return "{\"items\":[{\"project\":\"%s\",\"created\":\"%s\"}]}".formatted(project, created);
  }

  @Test
  void watchesTheRunToItsEndAndPrintsWhatItCameTo() {
    platform
        .on("GET /runs/r1", 200, BEGUN)
        .on("GET /runs/r1", 200, SUCCEEDED)
        .streams("GET /runs/r1/events", RUNNING, SUCCEEDED);
    Typed result = Typed.at(platform, "train", "--project", "cells", "--json");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("Run r1").contains("15%  epoch 6/40, loss 4.500, 1:35 left");
    JsonNode said = result.json();
    assertThat(said.path("run").asString()).isEqualTo("r1");
    assertThat(said.path("state").asString()).isEqualTo("succeeded");
    assertThat(said.path("model").asString()).isEqualTo("cells");
    assertThat(said.path("version").asString()).isEqualTo("1");
    assertThat(said.path("seconds").asDouble()).isEqualTo(431.5);
    assertThat(said.at("/metrics/mAP50").asDouble()).isEqualTo(0.871);
    assertThat(said.at("/metrics/mAP50-95").asDouble()).isEqualTo(0.552);
    assertThat(said.at("/metrics/perClass/RBC/mAP50").asDouble()).isEqualTo(0.86);
  }

  @Test
  void listensAgainWhenTheStreamBreaks() {
    platform
        .on("GET /runs/r1", 200, BEGUN)
        .on("GET /runs/r1", 200, RUNNING)
        .on("GET /runs/r1", 200, RUNNING)
        .on("GET /runs/r1", 200, SUCCEEDED)
        .streams("GET /runs/r1/events", RUNNING);
    Typed result = Typed.at(platform, "train", "--project", "cells");
    assertThat(result.exitCode()).isZero();
    assertThat(platform.asked("GET /runs/r1/events")).hasSize(3);
    assertThat(result.out())
        .contains("cells version 1 after 432 s: mAP50 0.871, mAP50-95 0.552")
        .contains("RBC    0.860  0.610");
  }

  @Test
  void goesOnWatchingWhileTheServiceRestarts() {
    platform.on("GET /runs/r1", 200, RUNNING).streams("GET /runs/r1/events", RUNNING);
    for (int i = 0; i < 50; i++) {
      platform.on("GET /runs/r1", 503, "{\"detail\":\"training-service does not answer\"}");
    }
    platform.on("GET /runs/r1", 200, SUCCEEDED);
    Typed result = Typed.at(platform, "train", "--project", "cells");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("cells version 1");
  }

  @Test
  void aKeyThatExpiresMeanwhileEndsTheWatchingWithASentence() {
    platform
        .on("GET /runs/r1", 200, RUNNING)
        .on("GET /runs/r1", 401, "{\"detail\":\"The key lk_1 expired\"}")
        .streams("GET /runs/r1/events", RUNNING);
    Typed result = Typed.at(platform, "train", "--project", "cells", "--json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("Run r1").contains("lynceus: The key lk_1 expired");
    assertThat(result.out().lines()).hasSize(1);
  }

  @Test
  void aCancelledRunIsAFailureToo() {
    platform.on("GET /runs/r1", 200, "{\"run\":\"r1\",\"state\":\"CANCELLED\"}");
    Typed result = Typed.at(platform, "train", "--project", "cells");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out().strip()).isEqualTo("Run r1: cancelled");
    assertThat(result.err()).contains("the run cancelled: no reason was given");
  }

  @Test
  void aSecondOrderIsNotMadeWhenTheFirstIsRefused() throws IOException {
    try (var refusing = new StubPlatform()) {
      refusing.on("POST /runs", 409, "{\"detail\":\"Validation of d1 failed: --force trains\"}");
      Typed result = Typed.at(refusing, "train", "--project", "cells", "--json");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.json().at("/problem/detail").asString()).contains("--force");
      assertThat(refusing.asked()).hasSize(1);
    }
  }

  @Test
  void runsThatAreNotThereAreSaidSo() {
    platform.on("GET /runs", 200, "{\"items\":[]}");
    assertThat(Typed.at(platform, "runs").out().strip()).isEqualTo("There is no run yet.");
    assertThat(Typed.at(platform, "runs", "--json").out().strip()).isEqualTo("{\"runs\":[]}");
    assertThat(Typed.at(platform, "runs", "r2").exitCode()).isEqualTo(1);
    assertThat(Typed.at(platform, "runs", "cancel", "r2").err()).contains("Nothing at");
  }

  @Test
  void aFailedRunIsAFailureWithItsReason() {
    platform.on(
        "GET /runs/r1",
        200,
        "{\"run\":\"r1\",\"state\":\"failed\",\"reason\":\"The disk is full\"}");
    Typed result = Typed.at(platform, "train", "--project", "cells", "--json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("the run failed: The disk is full");
    assertThat(result.json().path("state").asString()).isEqualTo("failed");
  }

  @Test
  void whereThePlatformDoesNotSayHowLongItIsMeasured() {
    platform
        .on("GET /runs/r1", 200, RUNNING)
        .on("GET /runs/r1", 200, "{\"run\":\"r1\",\"state\":\"succeeded\"}")
        .streams("GET /runs/r1/events");
    Typed result = Typed.at(platform, "train", "--project", "cells", "--json");
    assertThat(result.json().path("seconds").asDouble()).isEqualTo(1.0);
  }

  @Test
  void runsAreListedShownFollowedAndCancelled() {
    platform
        .on("GET /runs", 200, "{\"items\":[%s,%s]}".formatted(RUNNING, SUCCEEDED))
        .on("GET /runs/r1", 200, SUCCEEDED)
        .on("POST /runs/r1/cancel", 202, "{\"run\":\"r1\",\"state\":\"cancelled\"}");
    assertThat(Typed.at(platform, "runs").out())
        .contains("epoch 6/40, loss 4.500")
        .contains("succeeded")
        .contains("0.871");
    assertThat(Typed.at(platform, "runs", "--json").json().path("runs")).hasSize(2);
    assertThat(Typed.at(platform, "runs", "r1").out()).contains("mAP50 0.871");
    assertThat(Typed.at(platform, "runs", "r1", "--follow").out()).contains("mAP50 0.871");
    Typed cancelled = Typed.at(platform, "runs", "cancel", "r1", "--json");
    assertThat(cancelled.json().path("state").asString()).isEqualTo("cancelled");
  }

  private JsonNode sent() {
    return json(platform.asked("POST /runs").getFirst().text());
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }
}
