package io.lynceus.gateway.token;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The signing keys at one moment, oldest first. A new key is published at once and signs after a
 * notice, as services read the published set only now and then:
 *
 * <pre>
 *        notice
 *   old  ────────┬─ signs ───────────┐ published until nothing it signed is alive
 *   new          ├─ published ─┬─ signs ─────────
 * </pre>
 */
record KeyRing(List<Held> keys, Instant readAt) {
  KeyRing {
    keys = keys.stream().sorted(Comparator.comparing(Held::created)).toList();
  }

  /** A key and when it was made. */
  record Held(ECKey key, Instant created) {}

  /** The youngest key whose notice is over; the oldest where all are that young. */
  ECKey signing(Instant now, Duration notice) {
    return keys.reversed().stream()
        .filter(held -> !held.created().plus(notice).isAfter(now))
        .findFirst()
        .orElse(keys.getFirst())
        .key();
  }

  boolean needsSuccessor(Instant now, Duration life) {
    return keys.isEmpty() || !keys.getLast().created().plus(life).isAfter(now);
  }

  JWKSet published() {
    return new JWKSet(keys.stream().<JWK>map(held -> held.key().toPublicJWK()).toList());
  }
}
