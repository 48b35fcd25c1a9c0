package io.lynceus.e2e.fault;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.clock.JumpingClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * F42: the time of day jumps, for all services at once, as when a machine's clock is set. On a
 * platform of its own, because recurring work that was planned in the future stays there.
 */
@Tag("chaos")
final class ClockJumpIT {
  private static final int SECONDS_EACH = 8;
  @TempDir Path folder;

  @Test
  void f42TimeOfDayJumps() throws Exception {
    Path file = folder.resolve("clock");
    Map<String, String> named = Map.of(JumpingClock.FILE, file.toString());
    try (RunningPlatform platform = RunningPlatform.startWith(named)) {
      FaultRun.of(platform, "F42", 42)
          .unrelated("/projects")
          .survives(
              history -> {
                jump(file, Duration.ofHours(1));
                jump(file, Duration.ZERO);
                jump(file, Duration.ofHours(-1));
                jump(file, Duration.ofDays(-1));
                jump(file, Duration.ZERO);
              });
    }
  }

  private static void jump(Path file, Duration from) throws IOException {
    JumpingClock.jump(file, from);
    Holding.forSeconds(SECONDS_EACH);
  }
}
