package io.lynceus.e2e.history;

import io.lynceus.e2e.history.Fact.PictureLabeled;
import io.lynceus.e2e.history.Fact.PictureStored;
import io.lynceus.e2e.history.Fact.ProjectCreated;
import io.lynceus.e2e.history.Fact.VersionFrozen;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * One user with a project of their own, who uploads pictures, labels each and freezes now and then,
 * and tries again until there is an answer: with the same key, the same bytes, or a look at what is
 * there.
 */
final class Client implements Runnable {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
  private static final Duration BETWEEN_STEPS = Duration.ofMillis(60);
  private static final int STEPS_A_VERSION = 5;
  private static final double LARGEST_LEFT = 30;
  private final Api api;
  private final History history;
  private final Stopping stopping;
  private final String project;
  private final RandomGenerator random;
  private int keys;

  /** How far the end of the work has come. */
  interface Stopping {
    /** Begin nothing new. */
    boolean isOver();

    /** Nor try again what is under way. */
    boolean isAbandoned();
  }

  Client(Api api, History history, Stopping stopping, String project, long seed) {
    this.api = api;
    this.history = history;
    this.stopping = stopping;
    this.project = project;
    this.random = new SplittableRandom(seed);
  }

  @Override
  public void run() {
    create();
    for (int step = 1; !stopping.isOver(); step++) {
      String image = upload();
      label(image);
      if (step % STEPS_A_VERSION == 0) {
        freeze();
      }
      LockSupport.parkNanos(BETWEEN_STEPS.toNanos());
    }
  }

  private void create() {
    String body = "{\"name\":\"%s\",\"classes\":[\"cell\"]}".formatted(project);
    String key = nextKey();
    var fact = new ProjectCreated(project);
    settle(
        fact,
        untilAnswered(
            "create " + project,
            () -> api.json("POST", "/projects", body, "Idempotency-Key", key)));
  }

  private String upload() {
    byte[] bytes = Pictures.noise(random);
    String image = Pictures.sha256(bytes);
    var part = new Api.Part("files", image.substring(0, 12) + ".png", bytes);
    Optional<Answer> answer =
        untilAnswered(
            "upload " + image, () -> api.upload("/projects/%s/images".formatted(project), part));
    settle(new PictureStored(project, image), answer);
    answer.ifPresent(
        told -> {
          JsonNode result = told.json().path("results").path(0);
          if (!result.path("image").asString("").equals(image)) {
            history.object(Invariant.I1, "told of another picture: " + told.body());
          }
        });
    return image;
  }

  /** Whether a label that got no answer has arrived is seen by looking. */
  private void label(String image) {
    double left = random.nextDouble() * LARGEST_LEFT;
    var fact = new PictureLabeled(project, image, left);
    String path = "/projects/%s/images/%s/annotation".formatted(project, image);
    String body =
        "{\"boxes\":[{\"class\":\"cell\",\"x1\":%s,\"y1\":1,\"x2\":40,\"y2\":40}]}".formatted(left);
    String tag = "\"0\"";
    while (!stopping.isAbandoned()) {
      Answer put = history.heard("PUT " + path, api.json("PUT", path, body, "If-Match", tag));
      if (put.isGood()) {
        history.acknowledge(fact);
        return;
      }
      Optional<Answer> seen = untilAnswered("GET " + path, () -> api.get(path));
      if (seen.isEmpty()) {
        break;
      }
      if (seen.get().json().at("/boxes/0/x1").asDouble(-1) == left) {
        history.acknowledge(fact);
        return;
      }
      tag = "\"" + seen.get().json().path("revision").asLong() + "\"";
      LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
    }
    history.leaveOpen(fact);
  }

  private void freeze() {
    String key = nextKey();
    Optional<Answer> answer =
        untilAnswered(
            "freeze " + project,
            () ->
                api.json(
                    "POST",
                    "/projects/%s/datasets".formatted(project),
                    "{}",
                    "Idempotency-Key",
                    key));
    answer.ifPresent(
        told ->
            history.acknowledge(
                new VersionFrozen(project, told.json().path("dataset").asString(""))));
  }

  private void settle(Fact fact, Optional<Answer> answer) {
    if (answer.isPresent()) {
      history.acknowledge(fact);
    } else {
      history.leaveOpen(fact);
    }
  }

  /** Empty where the work was abandoned, or refused for good. */
  private Optional<Answer> untilAnswered(String what, Supplier<Answer> attempt) {
    while (true) {
      Answer answer = history.heard(what, attempt.get());
      if (answer.isGood()) {
        return Optional.of(answer);
      }
      if (!answer.mayPass()) {
        history.object(Invariant.I1, "%s: %d %s".formatted(what, answer.status(), answer.body()));
        return Optional.empty();
      }
      if (stopping.isAbandoned()) {
        return Optional.empty();
      }
      LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
    }
  }

  private String nextKey() {
    keys++;
    return project + "-" + keys;
  }
}
