package io.lynceus.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ids are UUIDs of version 7: of their time, in its order, never twice. */
final class IdSourceTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void carriesTheTimeVersionAndVariant() {
    var id = new IdSource(NOON, new Random(1)).next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.millis());
  }

  @Test
  void sortsByTime() {
    var later = Clock.offset(NOON, Duration.ofMillis(1));
    var first = new IdSource(NOON, new Random(1)).next().toString();
    var second = new IdSource(later, new Random(1)).next().toString();
    assertThat(first).isLessThan(second);
  }

  @Test
  void neverRepeatsWithinAMillisecond() {
    var ids = new IdSource(NOON, new Random(1));
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(ids.next())).isTrue();
    }
  }
}
