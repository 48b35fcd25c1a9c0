package io.lynceus.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ModelName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class VersionReferenceTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @ValueSource(strings = {"cells@production", "cells@candidate", "cells@1", "a-b-9@120"})
  void isReadAndWrittenAsPeopleWriteIt(String text) {
    assertThat(VersionReference.of(text)).hasToString(text);
    assertThat(JSON.writeValueAsString(VersionReference.of(text))).isEqualTo('"' + text + '"');
    assertThat(JSON.readValue('"' + text + '"', VersionReference.class))
        .isEqualTo(VersionReference.of(text));
  }

  @Test
  void hasAModelAndAVersion() {
    assertThat(VersionReference.of("cells@3"))
        .isEqualTo(new VersionReference(new ModelName("cells"), "3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cells",
        "cells@",
        "@3",
        "cells@03",
        "cells@-1",
        "a@b@c",
        "cells@PRODUCTION",
        "Cells@1",
        "cells@1234567890",
        "../cells@1"
      })
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> VersionReference.of(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
