package io.lynceus.registry.postgres;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.event.LynceusEvent;
import io.lynceus.contracts.event.ModelPromoted;
import io.lynceus.contracts.event.ModelRolledBack;
import io.lynceus.platform.outbox.Outbox;
import io.lynceus.registry.AliasMove;
import io.lynceus.registry.AliasMove.Kind;
import io.lynceus.registry.AliasMoveRefused;
import io.lynceus.registry.AliasName;
import io.lynceus.registry.NotRegistered;
import io.lynceus.registry.Promotion;
import io.lynceus.registry.Rollback;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** How aliases move, each move a line and an event. All of it holds the model's row. */
final class AliasMoves {
  private final VersionTable versions;
  private final AliasTable aliases;
  private final Outbox outbox;
  private final Clock clock;

  AliasMoves(VersionTable versions, AliasTable aliases, Outbox outbox, Clock clock) {
    this.versions = versions;
    this.aliases = aliases;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Who moves, and why. */
  private record Account(Kind kind, String by, String reason, @Nullable String evidence) {}

  void registered(ModelName model, int version, String by) {
    var before = aliases.state(model, AliasName.CANDIDATE);
    var account = new Account(Kind.REGISTERED, by, "registered", null);
    record(model, AliasName.CANDIDATE, before, before.pushed(version), account);
  }

  void promote(Promotion promotion) {
    var model = promotion.model();
    var alias = promotion.alias();
    hold(model);
    int version = existing(model, promotion.version());
    var before = expected(model, alias, promotion.ifRevision());
    if (before.version() != null && before.version() == version) {
      return;
    }
    var account =
        new Account(Kind.PROMOTED, promotion.by(), promotion.reason(), promotion.evidence());
    moveWithPrevious(model, alias, before, before.pushed(version), account);
  }

  void rollBack(Rollback rollback) {
    var model = rollback.model();
    var alias = rollback.alias();
    hold(model);
    var before = expected(model, alias, rollback.ifRevision());
    if (before.beneath() == null) {
      throw AliasMoveRefused.nothingBefore(model, alias);
    }
    var account =
        new Account(Kind.ROLLED_BACK, rollback.by(), rollback.reason(), rollback.evidence());
    moveWithPrevious(model, alias, before, before.popped(), account);
  }

  private void hold(ModelName model) {
    if (versions.lock(model).isEmpty()) {
      throw NotRegistered.model(model);
    }
  }

  private int existing(ModelName model, String version) {
    return VersionNumber.parse(version)
        .filter(number -> versions.find(model, number).isPresent())
        .orElseThrow(() -> NotRegistered.version(model, version));
  }

  private AliasTable.State expected(ModelName model, AliasName alias, @Nullable Long revision) {
    if (alias == AliasName.PREVIOUS) {
      throw AliasMoveRefused.followsProduction();
    }
    var state = aliases.state(model, alias);
    if (revision != null && revision != state.revision()) {
      throw AliasMoveRefused.hasMoved(model, alias, revision, state.revision());
    }
    return state;
  }

  private void moveWithPrevious(
      ModelName model,
      AliasName alias,
      AliasTable.State before,
      AliasTable.State after,
      Account account) {
    record(model, alias, before, after, account);
    if (alias == AliasName.PRODUCTION) {
      var previous = aliases.state(model, AliasName.PREVIOUS);
      record(model, AliasName.PREVIOUS, previous, previous.replaced(after.beneath()), account);
    }
  }

  private void record(
      ModelName model,
      AliasName alias,
      AliasTable.State before,
      AliasTable.State after,
      Account account) {
    var from = text(before.version());
    var to = text(after.version());
    if (from == null && to == null) {
      return;
    }
    aliases.move(
        model,
        new AliasMove(
            alias,
            account.kind(),
            from,
            to,
            after.revision(),
            account.by(),
            account.reason(),
            account.evidence(),
            clock.instant()),
        after);
    if (to != null) {
      outbox.publish(event(model, alias, from, to, after.revision(), account));
    }
  }

  private static LynceusEvent event(
      ModelName model,
      AliasName alias,
      @Nullable String from,
      String to,
      long revision,
      Account account) {
    var by = account.by();
    var reason = account.reason();
    return account.kind() == Kind.ROLLED_BACK
        ? new ModelRolledBack(model, alias.label(), to, from, revision, by, reason)
        : new ModelPromoted(model, alias.label(), to, from, revision, by, reason);
  }

  private static @Nullable String text(@Nullable Integer version) {
    return version == null ? null : version.toString();
  }
}
