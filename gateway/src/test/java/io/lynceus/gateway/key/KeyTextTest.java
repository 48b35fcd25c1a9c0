package io.lynceus.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KeyTextTest {
  private final KeyText key = KeyText.random(new Random(7));

  @Test
  void isReadBackAsWritten() {
    KeyText read = KeyText.read(key.reveal()).orElseThrow();
    assertThat(read.reveal()).isEqualTo(key.reveal());
    assertThat(key.hashesTo(read.hash())).isTrue();
  }

  @Test
  void twoKeysDiffer() {
    KeyText other = KeyText.random(new Random(8));
    assertThat(other.id()).isNotEqualTo(key.id());
    assertThat(key.hashesTo(other.hash())).isFalse();
  }

  @Test
  void doesNotShowItselfInLogs() {
    assertThat(key.toString()).startsWith("lyn_" + key.id()).hasSizeLessThan(20);
    assertThat(key.reveal()).hasSize(4 + 12 + 1 + 43);
  }

  @Test
  void otherTextIsNoKey() {
    for (String text :
        new String[] {
          "",
          "lyn_",
          key.reveal() + "x",
          key.reveal().toUpperCase(java.util.Locale.ROOT),
          " " + key.reveal()
        }) {
      assertThat(KeyText.read(text)).as(text).isEmpty();
    }
  }

  @Test
  void aKeyLivesUntilItExpires() {
    Instant end = Instant.parse("2026-12-01T00:00:00Z");
    var mortal = new ApiKey("id", "n", Set.of(Role.VIEWER), new ProjectScope.All(), end, "me", end);
    assertThat(mortal.isAliveAt(end.minusSeconds(1))).isTrue();
    assertThat(mortal.isAliveAt(end)).isFalse();
    assertThat(mortal.caller().subject()).isEqualTo("key:id");
  }
}
