package io.lynceus.data.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RevisionTest {
  private static final Revision SEVENTH = new Revision(7);

  @Test
  void isAnEntityTag() {
    assertThat(SEVENTH.tag()).isEqualTo("\"7\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", " \"7\" ", "W/\"7\"", "*"})
  void acceptsAChangeThatIsBasedOnIt(String ifMatch) {
    assertThatCode(() -> SEVENTH.require(ifMatch)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"6\"", "7", "\"seven\"", "\"99999999999999999999\"", "\"7\", \"8\""})
  void refusesAnyOther(String ifMatch) {
    assertThatThrownBy(() -> SEVENTH.require(ifMatch)).isInstanceOf(PreconditionFailed.class);
  }

  @Test
  void asksForWhatIsMissing() {
    assertThatThrownBy(() -> SEVENTH.require(null)).isInstanceOf(PreconditionMissing.class);
    assertThatThrownBy(() -> SEVENTH.require(" ")).isInstanceOf(PreconditionMissing.class);
  }
}
