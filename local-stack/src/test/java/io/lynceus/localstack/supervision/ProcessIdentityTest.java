package io.lynceus.localstack.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ProcessIdentityTest {
  private static final ProcessIdentity SELF = ProcessIdentity.of(ProcessHandle.current());

  @Test
  void findsTheProcessThatItNames() {
    assertThat(SELF.find()).contains(ProcessHandle.current());
  }

  /** A corrected clock moves the boot time from which start times are derived. */
  @Test
  void forgivesAClockThatWasCorrected() {
    var moved = new ProcessIdentity(SELF.pid(), SELF.started().plusSeconds(1));
    assertThat(moved.find()).isPresent();
  }

  @Test
  void doesNotFindAnotherProcessOfTheSameNumber() {
    Instant earlier = SELF.started().minus(Duration.ofMinutes(1));
    assertThat(new ProcessIdentity(SELF.pid(), earlier).find()).isEmpty();
  }

  @Test
  void nobodyIsNotFound() {
    assertThat(ProcessStatus.NOBODY.find()).isEmpty();
  }
}
