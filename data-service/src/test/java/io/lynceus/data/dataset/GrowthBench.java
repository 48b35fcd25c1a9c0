package io.lynceus.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.data.DataServer;
import io.lynceus.rules.bench.Figures;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Freezing, comparing and listing at 1k, 10k and 100k images. Wall time, because the database works
 * in processes of its own; of several rounds the shortest, because others use the machine.
 */
final class GrowthBench {
  private static final List<String> ENDINGS = List.of("07", "1a", "2b", "3c", "4d");

  private final DataServer server = DataServer.shared();

  /** Seconds of one freeze, one diff and one walk through the list. */
  private record Cost(double freeze, double diff, double listing) {
    Cost min(Cost other) {
      return new Cost(
          Math.min(freeze, other.freeze),
          Math.min(diff, other.diff),
          Math.min(listing, other.listing));
    }
  }

  @Test
  void growth() {
    measured(GeneratedProject.in(server, "warm", 3_000), 5);
    Cost small = measured(GeneratedProject.in(server, "small", 1_000), 5);
    Cost middle = measured(GeneratedProject.in(server, "middle", 10_000), 5);
    Cost large = measured(GeneratedProject.in(server, "large", 100_000), 3);
    Figures.atMost("freeze of 100,000 images", large.freeze(), "s", 10);
    Figures.atMost("diff of two such versions", large.diff(), "s", 1);
    grows("freeze", small.freeze(), middle.freeze(), large.freeze());
    grows("diff", small.diff(), middle.diff(), large.diff());
    grows("listing", small.listing(), middle.listing(), large.listing());
  }

  private static void grows(String what, double small, double middle, double large) {
    Figures.atMost(what + ", an image of 100k over one of 1k", large / small / 100, "ratio", 1.3);
    Figures.beside(what + ", an image of 10k over one of 1k", middle / small / 10, "ratio");
  }

  /** Of every round's version some images are missing, so that each freeze makes a new one. */
  private Cost measured(GeneratedProject project, int rounds) {
    String[] last = {freeze(project).path("dataset").asString()};
    Cost best = new Cost(Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE);
    for (String ending : ENDINGS.subList(0, rounds)) {
      assertThat(project.remove(ending)).isPositive();
      String before = last[0];
      double freeze = seconds(() -> last[0] = freeze(project).path("dataset").asString());
      String diff = "/api/v1/datasets/%s/diff/%s".formatted(before, last[0]);
      double compared = seconds(() -> server.get(diff).hasStatus(200));
      best = best.min(new Cost(freeze, compared, seconds(() -> walk(project))));
    }
    return best;
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private JsonNode freeze(GeneratedProject project) {
    return server
        .send("POST", "/api/v1/projects/%s/datasets".formatted(project.name()), "{}")
        .hasStatus(201)
        .json();
  }

  private void walk(GeneratedProject project) {
    String path = "/api/v1/projects/%s/images?limit=1000".formatted(project.name());
    JsonNode page = server.get(path).hasStatus(200).json();
    while (page.path("next").isString()) {
      page = server.get(path + "&cursor=" + page.path("next").asString()).hasStatus(200).json();
    }
  }
}
