package io.lynceus.gateway.token;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.lynceus.platform.identity.ServiceTokens;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys that sign, kept in the database so that every replica and every restart has them. */
@Component
class SigningKeys {
  private static final Duration READ_EVERY = Duration.ofSeconds(30);

  private final JdbcClient database;
  private final TokenProperties properties;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable KeyRing known;

  SigningKeys(JdbcClient database, TokenProperties properties, Clock clock) {
    this.database = database;
    this.properties = properties;
    this.clock = clock;
  }

  /** The public halves. */
  public JWKSet published() {
    return ring().published();
  }

  ServiceTokens signer() {
    return new ServiceTokens(ring().signing(clock.instant(), properties.keyNotice()), clock);
  }

  private KeyRing ring() {
    KeyRing ring = fresh();
    if (ring != null) {
      return ring;
    }
    reading.lock();
    try {
      KeyRing current = fresh();
      if (current == null) {
        current = readAndRotate();
        known = current;
      }
      return current;
    } finally {
      reading.unlock();
    }
  }

  private @Nullable KeyRing fresh() {
    KeyRing ring = known;
    return ring != null && clock.instant().isBefore(ring.readAt().plus(READ_EVERY)) ? ring : null;
  }

  private KeyRing readAndRotate() {
    Instant now = clock.instant();
    KeyRing ring = read(now);
    if (ring.needsSuccessor(now, properties.keyLife())) {
      add(ServiceTokens.newKey(), now);
      // By then nothing is alive that the key before the last one signed.
      forgetMadeBefore(now.minus(properties.keyLife().multipliedBy(2)));
      ring = read(now);
    }
    return ring;
  }

  private KeyRing read(Instant now) {
    return new KeyRing(
        database
            .sql("select jwk, created_at from signing_key")
            .query(
                (row, number) ->
                    new KeyRing.Held(
                        parsed(row.getString("jwk")), row.getTimestamp("created_at").toInstant()))
            .list(),
        now);
  }

  private void add(ECKey key, Instant now) {
    database
        .sql("insert into signing_key (id, jwk, created_at) values (:id, :jwk, :now)")
        .param("id", key.getKeyID())
        .param("jwk", key.toJSONString())
        .param("now", Timestamp.from(now))
        .update();
  }

  private void forgetMadeBefore(Instant then) {
    database
        .sql("delete from signing_key where created_at < :then")
        .param("then", Timestamp.from(then))
        .update();
  }

  private static ECKey parsed(String jwk) {
    try {
      return ECKey.parse(jwk);
    } catch (ParseException e) {
      throw new IllegalStateException("A row of signing_key is no JSON Web Key", e);
    }
  }
}
