package io.lynceus.training.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.training.Bound;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StatePropertiesTest {
  @Test
  void hasTheDocumentedDefault() {
    assertThat(Bound.to(StateProperties.class, "lynceus", Map.of()))
        .isEqualTo(new StateProperties(Path.of(".lynceus")));
  }

  @Test
  void everyRunHasAFolderOfItsOwnWhereverTheServiceWasStarted() {
    StateProperties state =
        Bound.to(StateProperties.class, "lynceus", Map.of("lynceus.state", "somewhere"));
    assertThat(state.folder("r1"))
        .isAbsolute()
        .endsWithRaw(Path.of("somewhere/training/r1"))
        .isNotEqualTo(state.folder("r2"));
  }
}
