package io.lynceus.platform.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** The answers on record, kept for a day. */
final class IdempotentAnswers {
  private static final Duration KEPT = Duration.ofHours(24);

  /** What was answered to the body with this fingerprint. */
  record Answer(String fingerprint, int status, String headers, @Nullable String body) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  IdempotentAnswers(DataSource database, Clock clock) {
    this.jdbc = JdbcClient.create(database);
    this.clock = clock;
  }

  /** True for one transaction at a time, until it ends; a crash ends it too. */
  boolean lock(String scope) {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
        .param("idempotency " + scope)
        .query(Boolean.class)
        .single();
  }

  Optional<Answer> find(String scope) {
    return jdbc.sql(
            """
            select fingerprint, status, headers, body from idempotent_answer
             where scope = ? and answered_at > ?
            """)
        .param(scope)
        .param(oldest())
        .query(Answer.class)
        .optional();
  }

  void add(String scope, Answer answer) {
    jdbc.sql(
            """
            insert into idempotent_answer values (?, ?, ?, ?, ?, ?)
            on conflict (scope) do update set (fingerprint, status, headers, body, answered_at) =
              (excluded.fingerprint, excluded.status, excluded.headers, excluded.body, excluded.answered_at)
            """)
        .param(scope)
        .param(answer.fingerprint())
        .param(answer.status())
        .param(answer.headers())
        .param(answer.body())
        .param(now())
        .update();
  }

  @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void forgetOldOnes() {
    jdbc.sql("delete from idempotent_answer where answered_at <= ?").param(oldest()).update();
  }

  private OffsetDateTime oldest() {
    return now().minus(KEPT);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
