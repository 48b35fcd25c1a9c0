package io.lynceus.inference.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

final class AliasRevisionTest {
  @Test
  void readsWhatItWrote() {
    assertThat(AliasRevision.in(AliasRevision.tag(12))).isEqualTo(12);
    assertThat(AliasRevision.in("W/\"3\"")).isEqualTo(3);
  }

  @Test
  void isNoConditionWhereNoneIsGiven() {
    assertThat(AliasRevision.in(null)).isNull();
    assertThat(AliasRevision.in("*")).isNull();
  }

  @Test
  void refusesWhatIsNoTag() {
    assertThatExceptionOfType(AliasRevision.Unreadable.class)
        .isThrownBy(() -> AliasRevision.in("yesterday"));
  }
}
