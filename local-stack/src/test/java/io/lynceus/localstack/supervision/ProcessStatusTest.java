package io.lynceus.localstack.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.localstack.supervision.ProcessStatus.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ProcessStatusTest {
  private static final ProcessStatus WAITING =
      ProcessStatus.waiting("gateway", "http://127.0.0.1:8080");
  private static final ProcessIdentity SOMEBODY =
      new ProcessIdentity(4711, Instant.parse("2026-11-21T15:00:00.120Z"));

  @Test
  void survivesTheWayThroughALine() {
    ProcessStatus status = WAITING.startedAs(SOMEBODY).now(State.READY);
    assertThat(ProcessStatus.parse(status.toLine())).isEqualTo(status);
  }

  @Test
  void isOneLineWhateverTheDetail() {
    ProcessStatus status = WAITING.restarting("ended\twith\n3");
    assertThat(status.toLine().lines()).hasSize(1);
    assertThat(ProcessStatus.parse(status.toLine()).detail()).isEqualTo("ended with 3");
  }

  @Test
  void countsRestartsAndForgetsTheProcess() {
    ProcessStatus restarting = WAITING.startedAs(SOMEBODY).restarting("ended with 1");
    assertThat(restarting.restarts()).isEqualTo(1);
    assertThat(restarting.process()).isEqualTo(ProcessStatus.NOBODY);
    assertThat(restarting.startedAs(SOMEBODY).restarts()).isEqualTo(1);
  }
}
