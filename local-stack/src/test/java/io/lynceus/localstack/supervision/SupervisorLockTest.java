package io.lynceus.localstack.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.localstack.settings.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisorLockTest {
  @TempDir Path folder;

  @Test
  void isHeldByOneAtATime() throws IOException {
    var state = new StateFolder(folder);
    var lock = SupervisorLock.take(state).orElseThrow();
    assertThat(SupervisorLock.take(state)).isEmpty();
    lock.release();
    var again = SupervisorLock.take(state);
    assertThat(again).isPresent();
    again.get().release();
  }
}
