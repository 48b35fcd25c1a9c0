package io.lynceus.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** {@code lynceus.state} and {@code lynceus.renew-admin-key}. */
final class StatePropertiesTest {
  @Test
  void byDefaultTheKeyLiesInTheFolderOfThisMachinesState() {
    StateProperties state = bound(Map.of());
    assertThat(state.adminKey()).isEqualTo(Path.of(".lynceus", "admin-key"));
    assertThat(state.renewAdminKey()).isFalse();
  }

  @Test
  void takesEveryKey() {
    StateProperties state =
        bound(Map.of("lynceus.state", "elsewhere", "lynceus.renew-admin-key", "true"));
    assertThat(state.adminKey()).isEqualTo(Path.of("elsewhere", "admin-key"));
    assertThat(state.renewAdminKey()).isTrue();
  }

  @Test
  void refusesAnAnswerThatIsNeitherYesNorNo() {
    assertThatThrownBy(() -> bound(Map.of("lynceus.renew-admin-key", "perhaps")))
        .hasStackTraceContaining("renew-admin-key");
  }

  private static StateProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("lynceus", StateProperties.class);
  }
}
