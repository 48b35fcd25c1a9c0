package io.lynceus.localstack.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private static final Duration BRIEF = Duration.ofSeconds(3);

  @Test
  void startsAtOnceTheFirstTime() {
    assertThat(Backoff.NONE.delay()).isEqualTo(Duration.ZERO);
  }

  @Test
  void waitsTwiceAsLongAfterEachFailure() {
    var backoff = Backoff.NONE.after(BRIEF);
    assertThat(backoff.delay()).isEqualTo(Duration.ofMillis(200));
    assertThat(backoff.after(BRIEF).delay()).isEqualTo(Duration.ofMillis(400));
    assertThat(backoff.after(BRIEF).after(BRIEF).delay()).isEqualTo(Duration.ofMillis(800));
  }

  @Test
  void neverWaitsLongerThanHalfAMinute() {
    var backoff = Backoff.NONE;
    for (int failure = 0; failure < 100; failure++) {
      backoff = backoff.after(BRIEF);
    }
    assertThat(backoff.delay()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void forgetsFailuresOfAProcessThatWasHealthyForAMinute() {
    var backoff = new Backoff(7).after(Duration.ofMinutes(1));
    assertThat(backoff.delay()).isEqualTo(Duration.ofMillis(200));
  }
}
