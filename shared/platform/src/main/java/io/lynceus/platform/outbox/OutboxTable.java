package io.lynceus.platform.outbox;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table as its relay sees it. */
final class OutboxTable {
  /** Any number will do that nothing else of ours locks in the same database. */
  private static final long LOCK = 0x6c796e63657573L;

  /** How many wait, and the age of the oldest. */
  record Backlog(long pending, double oldestSeconds) {}

  private final JdbcClient jdbc;

  OutboxTable(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** True for one transaction at a time, among all replicas, until it ends. */
  boolean lock() {
    return jdbc.sql("select pg_try_advisory_xact_lock(?)")
        .param(LOCK)
        .query(Boolean.class)
        .single();
  }

  List<OutboxRow> oldest(int count) {
    return jdbc.sql(
            "select position, topic, entity, body, trace from outbox order by position limit ?")
        .param(count)
        .query(
            (row, n) ->
                new OutboxRow(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getBytes(4),
                    row.getString(5)))
        .list();
  }

  void delete(List<Long> positions) {
    jdbc.sql("delete from outbox where position = any(?)")
        .param(positions.toArray(Long[]::new))
        .update();
  }

  /** From the two ends of the index, so that it costs the same however many wait. */
  Backlog backlog() {
    return jdbc.sql(
            """
            select coalesce(max(position) - min(position) + 1, 0),
                   coalesce(extract(epoch from now() - min(created_at)), 0)
              from (select * from (select position, created_at from outbox order by position limit 1) a
                    union all
                    select * from (select position, created_at from outbox order by position desc limit 1) z) ends
            """)
        .query((row, n) -> new Backlog(row.getLong(1), Math.max(row.getDouble(2), 0)))
        .single();
  }
}
