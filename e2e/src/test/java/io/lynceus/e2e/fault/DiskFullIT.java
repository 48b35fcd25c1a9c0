package io.lynceus.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.SharedPlatform;
import io.lynceus.e2e.history.Answer;
import io.lynceus.e2e.history.Api;
import io.lynceus.e2e.history.Invariant;
import io.lynceus.localstack.platform.ServiceModule;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * F22: no file of a service may grow past some bytes, which to the one who writes is a disk without
 * room. The kernel's limit for one process needs no root and no file system of its own.
 */
final class DiskFullIT {
  private static final RunningPlatform PLATFORM = SharedPlatform.get();
  private static final int ROOM = 65_536;
  private static final String UNLIMITED = "unlimited";

  @Test
  void f22UploadThatFindsNoRoomIsRefusedAndRoomIsFoundAgain() throws Exception {
    FaultRun run = FaultRun.of(PLATFORM, "F22", 22);
    run.survives(
        history -> {
          String path = "/projects/%s/imports".formatted(history.projects().iterator().next());
          limit(String.valueOf(ROOM));
          try {
            Answer refused = run.api().upload(path, archive());
            if (refused.status() != 507 || !refused.isProperProblem()) {
              run.object(Invariant.I7, refused.status() + " " + refused.body());
            }
          } finally {
            limit(UNLIMITED);
          }
          assertThat(run.api().upload(path, archive()).status()).isEqualTo(202);
        });
  }

  /** It is no archive, which nobody knows before it has been kept. */
  private static Api.Part archive() {
    var random = new SplittableRandom(22);
    byte[] bytes = new byte[4 * ROOM];
    random.nextBytes(bytes);
    return new Api.Part("archive", "shapes.zip", bytes);
  }

  private static void limit(String bytes) throws IOException, InterruptedException {
    String pid = String.valueOf(PLATFORM.process(ServiceModule.DATA.module()).pid());
    Process limiting =
        new ProcessBuilder("prlimit", "--pid", pid, "--fsize=%s:%s".formatted(bytes, UNLIMITED))
            .inheritIO()
            .start();
    assertThat(limiting.waitFor()).isZero();
  }
}
