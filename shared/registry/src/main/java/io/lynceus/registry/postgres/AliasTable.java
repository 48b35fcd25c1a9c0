package io.lynceus.registry.postgres;

import io.lynceus.contracts.ModelName;
import io.lynceus.registry.Alias;
import io.lynceus.registry.AliasMove;
import io.lynceus.registry.AliasName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Aliases and their ledger as rows. */
final class AliasTable {
  /** An alias with what it named before; {@code version} is null where it is not set. */
  record State(@Nullable Integer version, List<Integer> stack, long revision) {
    static final State NEVER_SET = new State(null, List.of(), 0);

    @Nullable Integer beneath() {
      return stack.isEmpty() ? null : stack.getLast();
    }

    State pushed(int next) {
      var below = new ArrayList<>(stack);
      if (version != null) {
        below.add(version);
      }
      return new State(next, List.copyOf(below), revision + 1);
    }

    State popped() {
      return new State(beneath(), stack.subList(0, stack.size() - 1), revision + 1);
    }

    /** For an alias without a memory. */
    State replaced(@Nullable Integer next) {
      return new State(next, List.of(), revision + 1);
    }
  }

  private final RegistryDatabase database;

  AliasTable(RegistryDatabase database) {
    this.database = database;
  }

  State state(ModelName model, AliasName alias) {
    return database
        .jdbc()
        .sql("select version, stack, revision from alias where model = ? and alias = ?")
        .params(model.value(), alias.label())
        .query(AliasTable::state)
        .optional()
        .orElse(State.NEVER_SET);
  }

  /**
   * In a transaction that holds the model: where the alias points now, and the line in the ledger.
   */
  void move(ModelName model, AliasMove move, State next) {
    var at = move.at().atOffset(ZoneOffset.UTC);
    database
        .jdbc()
        .sql(
            """
            insert into alias (model, alias, version, stack, revision, moved_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (model, alias) do update set (version, stack, revision, moved_at) =
              (excluded.version, excluded.stack, excluded.revision, excluded.moved_at)
            """)
        .param(model.value())
        .param(move.alias().label())
        .param(next.version())
        .param(next.stack().toArray(Integer[]::new))
        .param(next.revision())
        .param(at)
        .update();
    database
        .jdbc()
        .sql(
            """
            insert into alias_move (model, alias, kind, from_version, to_version, revision,
                                    moved_by, reason, evidence, moved_at)
            values (?, ?, ?, ?::integer, ?::integer, ?, ?, ?, ?, ?)
            """)
        .param(model.value())
        .param(move.alias().label())
        .param(move.kind().name())
        .param(move.from())
        .param(move.to())
        .param(move.revision())
        .param(move.by())
        .param(move.reason())
        .param(move.evidence())
        .param(at)
        .update();
  }

  List<Alias> set(ModelName model) {
    return database
        .jdbc()
        .sql(
            """
            select alias, version, revision, moved_at from alias
             where model = ? and version is not null order by alias
            """)
        .param(model.value())
        .query(AliasTable::alias)
        .list();
  }

  Optional<Alias> find(ModelName model, AliasName alias) {
    return set(model).stream().filter(a -> a.alias() == alias).findFirst();
  }

  List<AliasMove> ledger(ModelName model, AliasName alias) {
    return database
        .jdbc()
        .sql("select * from alias_move where model = ? and alias = ? order by position desc")
        .params(model.value(), alias.label())
        .query(AliasTable::move)
        .list();
  }

  private static State state(ResultSet row, int number) throws SQLException {
    return new State(
        row.getObject(1, Integer.class),
        Arrays.asList((Integer[]) row.getArray(2).getArray()),
        row.getLong(3));
  }

  private static Alias alias(ResultSet row, int number) throws SQLException {
    return new Alias(
        AliasName.of(row.getString(1)),
        row.getString(2),
        row.getLong(3),
        row.getObject(4, OffsetDateTime.class).toInstant());
  }

  private static AliasMove move(ResultSet row, int number) throws SQLException {
    return new AliasMove(
        AliasName.of(row.getString("alias")),
        AliasMove.Kind.valueOf(row.getString("kind")),
        row.getString("from_version"),
        row.getString("to_version"),
        row.getLong("revision"),
        row.getString("moved_by"),
        row.getString("reason"),
        row.getString("evidence"),
        row.getObject("moved_at", OffsetDateTime.class).toInstant());
  }
}
