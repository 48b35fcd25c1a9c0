package io.lynceus.training.execution;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where checkpoints lie: in {@code lynceus.state}, the folder of this machine's state. */
@ConfigurationProperties("lynceus")
record StateProperties(@DefaultValue(".lynceus") Path state) {

  /** A run's own folder: pictures, checkpoints and the package being made. */
  Path folder(String run) {
    return state.toAbsolutePath().resolve("training").resolve(run);
  }
}
