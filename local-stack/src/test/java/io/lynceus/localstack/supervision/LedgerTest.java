package io.lynceus.localstack.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.localstack.settings.StateFolder;
import io.lynceus.localstack.supervision.ProcessStatus.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
  private static final ProcessIdentity SOMEBODY =
      new ProcessIdentity(1, Instant.parse("2026-11-21T15:00:00Z"));
  private static final ProcessStatus SUPERVISOR =
      ProcessStatus.waiting("supervisor", "").startedAs(SOMEBODY);
  private static final ProcessStatus READY =
      ProcessStatus.waiting("gateway", "http://127.0.0.1:8080")
          .startedAs(SOMEBODY)
          .now(State.READY);
  private static final ProcessStatus RESTARTING =
      ProcessStatus.waiting("data-service", "http://127.0.0.1:8081")
          .restarting("ended with 137, starts again in 0.4 s");
  @TempDir Path folder;

  /** Scripts may read it; columns are only ever added at the end. */
  @Test
  void isAFileOfTabs() {
    var state = new StateFolder(folder);
    new Ledger(state).write(new Ledger.Entries(SUPERVISOR, List.of(READY, RESTARTING)));
    assertThat(state.file("processes.tsv"))
        .hasContent(
            """
            supervisor\t\tSTARTING\t1\t1795273200000\t0\t
            gateway\thttp://127.0.0.1:8080\tREADY\t1\t1795273200000\t0\t
            data-service\thttp://127.0.0.1:8081\tRESTARTING\t0\t0\t1\tended with 137, starts again in 0.4 s
            """);
  }

  @Test
  void isReadyWhenAllAre() {
    assertThat(new Ledger.Entries(SUPERVISOR, List.of(READY)).allReady()).isTrue();
    assertThat(new Ledger.Entries(SUPERVISOR, List.of(READY, RESTARTING)).allReady()).isFalse();
    assertThat(new Ledger.Entries(SUPERVISOR, List.of()).allReady()).isFalse();
  }
}
