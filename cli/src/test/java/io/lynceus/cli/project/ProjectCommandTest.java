package io.lynceus.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.stub.StubPlatform;
import io.lynceus.cli.stub.Typed;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ProjectCommandTest {
  @Test
  void createsAProjectWithItsClassesInOrder() throws IOException {
    try (var platform = new StubPlatform()) {
      platform.on("POST /projects", 201, "{\"project\":\"cells\",\"task\":\"object-detection\"}");
      Typed result =
          Typed.at(
              platform, "project", "create", "cells", "--classes", "RBC, WBC,Platelets", "--json");
      assertThat(result.exitCode()).isZero();
      assertThat(result.json().path("project").asString()).isEqualTo("cells");
      assertThat(result.json().path("task").asString()).isEqualTo("object-detection");
      assertThat(platform.asked().getFirst().text())
          .isEqualTo("{\"name\":\"cells\",\"classes\":[\"RBC\",\"WBC\",\"Platelets\"]}");
    }
  }

  @Test
  void listsProjects() throws IOException {
    try (var platform = new StubPlatform()) {
      platform.on(
          "GET /projects",
          200,
          "{\"items\":[{\"project\":\"cells\",\"classes\":[\"RBC\",\"WBC\"]}]}");
      assertThat(Typed.at(platform, "project", "list").out()).contains("cells    RBC, WBC");
    }
  }
}
