package io.lynceus.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import io.lynceus.platform.identity.ServiceTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeyRingTest {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration NOTICE = Duration.ofMinutes(10);
  private static final Duration LIFE = Duration.ofDays(90);
  private static final ECKey OLD = ServiceTokens.newKey();
  private static final ECKey NEW = ServiceTokens.newKey();

  private final KeyRing alone = ring(new KeyRing.Held(OLD, START));
  private final KeyRing both =
      ring(new KeyRing.Held(NEW, START.plus(LIFE)), new KeyRing.Held(OLD, START));

  @Test
  void theOnlyKeySignsAtOnce() {
    assertThat(alone.signing(START, NOTICE)).isEqualTo(OLD);
  }

  @Test
  void aSuccessorIsPublishedBeforeItSigns() {
    Instant born = START.plus(LIFE);
    assertThat(both.signing(born, NOTICE)).isEqualTo(OLD);
    assertThat(both.signing(born.plus(NOTICE).minusSeconds(1), NOTICE)).isEqualTo(OLD);
    assertThat(both.signing(born.plus(NOTICE), NOTICE)).isEqualTo(NEW);
    assertThat(both.published().getKeys()).hasSize(2).noneMatch(key -> key.isPrivate());
  }

  @Test
  void aKeyHasASuccessorWhenItsLifeIsOver() {
    assertThat(ring().needsSuccessor(START, LIFE)).isTrue();
    assertThat(alone.needsSuccessor(START.plus(LIFE).minusSeconds(1), LIFE)).isFalse();
    assertThat(alone.needsSuccessor(START.plus(LIFE), LIFE)).isTrue();
    assertThat(both.needsSuccessor(START.plus(LIFE), LIFE)).isFalse();
  }

  private static KeyRing ring(KeyRing.Held... keys) {
    return new KeyRing(List.of(keys), START);
  }
}
