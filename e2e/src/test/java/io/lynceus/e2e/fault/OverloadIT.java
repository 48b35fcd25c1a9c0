package io.lynceus.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.SharedPlatform;
import io.lynceus.e2e.history.Answer;
import io.lynceus.e2e.history.Api;
import io.lynceus.e2e.history.Finding;
import io.lynceus.e2e.history.Invariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** F38: many times more requests than the platform can take, all at once. */
final class OverloadIT {
  private static final RunningPlatform PLATFORM = SharedPlatform.get();
  private static final int REQUESTS = 400;
  private static final Duration LONGEST = Duration.ofSeconds(15);

  @Test
  void f38WhoIsTooManyIsToldSoAndTheRestIsServed() throws Exception {
    PLATFORM.links().heal();
    PLATFORM.awaitReady();
    var api = new Api(PLATFORM.gateway(), PLATFORM.adminKey());
    var model = ServedModel.of(api, "busy-" + Long.toHexString(System.nanoTime()));
    List<Answer> answers = new ArrayList<>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> asked = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        asked.add(callers.submit(model::detect));
      }
      for (Future<Answer> answer : asked) {
        answers.add(answer.get());
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (Answer answer : answers) {
      boolean fair = answer.isGood() ? model.isWhole(answer) : isRefusedWithATime(answer);
      if (!fair) {
        findings.add(new Finding(Invariant.I7, "%d %s".formatted(answer.status(), answer.body())));
      }
      assertThat(answer.took()).isLessThan(LONGEST);
    }
    assertThat(answers).anyMatch(Answer::isGood);
    PLATFORM.awaitReady();
    model.awaitServed("1");
    Verdicts.record("F38", REQUESTS, findings);
    assertThat(findings).isEmpty();
  }

  private static boolean isRefusedWithATime(Answer answer) {
    return List.of(429, 503).contains(answer.status())
        && answer.isProperProblem()
        && answer.headers().firstValue("Retry-After").isPresent();
  }
}
