package io.lynceus.platform.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code If-Match} may say. */
final class RevisionTest {
  private static final Revision THREE = new Revision(3);

  @Test
  void acceptsAChangeThatIsBasedOnIt() {
    assertThat(THREE.tag()).isEqualTo("\"3\"");
    assertThatCode(() -> THREE.require(THREE.tag())).doesNotThrowAnyException();
    assertThatCode(() -> THREE.require(" W/\"3\" ")).doesNotThrowAnyException();
    assertThatCode(() -> THREE.require("*")).doesNotThrowAnyException();
    assertThat(Revision.in("\"3\"")).contains(THREE);
  }

  @Test
  void refusesAChangeOfAnotherRevision() {
    assertThatThrownBy(() -> THREE.require("\"2\""))
        .isInstanceOf(PreconditionFailed.class)
        .hasMessage("It was changed meanwhile: If-Match says \"2\", the ETag is \"3\"");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void asksWhatAChangeIsBasedOn(String nothing) {
    assertThatThrownBy(() -> THREE.require(nothing)).isInstanceOf(PreconditionMissing.class);
    assertThat(Revision.in(nothing)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "\"three\"", "\"-3\"", "\"3\", \"4\"", "\"9999999999999999999\""})
  void refusesATagItNeverGave(String tag) {
    assertThatThrownBy(() -> THREE.require(tag)).isInstanceOf(PreconditionFailed.class);
    assertThatThrownBy(() -> Revision.in(tag)).isInstanceOf(PreconditionFailed.class);
  }
}
