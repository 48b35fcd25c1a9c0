package io.lynceus.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.localstack.platform.PlatformSettings;
import io.lynceus.localstack.supervision.SupervisorLock;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a supervisor from starting. */
final class RunTest {
  @TempDir Path folder;
  private PlatformSettings settings;

  @BeforeEach
  void emptyCheckout() {
    settings = PlatformSettings.onFreePorts(folder, folder.resolve(".lynceus"));
  }

  @Test
  void namesEveryJarThatIsNotBuilt() throws Exception {
    assertThat(Said.by(1, () -> new Run(settings).call()))
        .contains("lynceus-gateway.jar is missing", "lynceus-training-service.jar is missing");
  }

  @Test
  void leavesAStateFolderToItsSupervisor() throws Exception {
    var lock = SupervisorLock.take(settings.state()).orElseThrow();
    assertThat(Said.by(1, () -> new Run(settings).call()))
        .contains("Another supervisor runs in " + settings.state().path());
    lock.release();
  }
}
