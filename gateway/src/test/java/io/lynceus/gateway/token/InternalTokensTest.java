package io.lynceus.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import io.lynceus.platform.identity.ServiceTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class InternalTokensTest {
  private static final Caller ANNA =
      new Caller("anna", Set.of(Role.VIEWER), new ProjectScope.All());
  private static final Caller BERT =
      new Caller("bert", Set.of(Role.VIEWER), new ProjectScope.All());

  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };
  private final ServiceTokens signer = new ServiceTokens(ServiceTokens.newKey(), clock);
  private final InternalTokens tokens =
      new InternalTokens(() -> signer, Duration.ofSeconds(60), clock);

  private String token() {
    return tokens.exchange(ANNA, "data-service");
  }

  @Test
  void oneIsUsedForHalfOfItsLife() {
    String first = token();
    now = now.plusSeconds(29);
    assertThat(token()).isEqualTo(first);
    now = now.plusSeconds(2);
    assertThat(token()).isNotEqualTo(first);
  }

  @Test
  void isOfOneCallerForOneService() {
    assertThat(tokens.exchange(BERT, "data-service")).isNotEqualTo(token());
    assertThat(tokens.exchange(ANNA, "training-service")).isNotEqualTo(token());
  }

  /** To the services it expired the moment their clocks were set. */
  @Test
  void noneIsUsedPastItsLifeWhenTheTimeOfDayJumps() {
    String first = token();
    now = now.plus(Duration.ofHours(1));
    assertThat(token()).isNotEqualTo(first);
  }
}
