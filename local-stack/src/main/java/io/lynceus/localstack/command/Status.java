package io.lynceus.localstack.command;

import io.lynceus.localstack.settings.StateFolder;
import io.lynceus.localstack.supervision.Ledger;
import io.lynceus.localstack.supervision.MemoryUse;
import io.lynceus.localstack.supervision.ProcessStatus;
import java.util.Optional;

/** Who runs, where, since how many restarts, and in how much memory. */
public record Status(StateFolder state) {
  /** What the whole platform may use while it is idle. */
  static final int MEMORY_LIMIT_MB = 2_500;

  /** 0 if everything is ready, 1 if something is not, 3 if nobody supervises. */
  public int call() {
    var ledger = new Ledger(state);
    var entries = ledger.read();
    if (entries.isEmpty() || entries.get().supervisor().process().find().isEmpty()) {
      int orphans = ledger.orphans().size();
      System.out.println(
          "Lynceus is not running"
              + (orphans == 0
                  ? "; make up starts it."
                  : "; its supervisor was killed and %d of its processes live on: make up or make down"
                      .formatted(orphans)));
      return 3;
    }
    entries.get().processes().forEach(Status::print);
    System.out.println("memory " + memory(ledger));
    return entries.get().allReady() ? 0 : 1;
  }

  /** Of the supervisor and everything below it. */
  static MemoryUse memory(Ledger ledger) {
    return ledger
        .read()
        .flatMap(entries -> entries.supervisor().process().find())
        .map(MemoryUse::ofTree)
        .orElse(MemoryUse.NONE);
  }

  private static void print(ProcessStatus status) {
    Optional<MemoryUse> memory = status.process().find().map(MemoryUse::ofTree);
    System.out.printf(
        "%-18s %-10s pid %-8d restarts %-3d %-28s %s%n",
        status.name(),
        status.state(),
        status.process().pid(),
        status.restarts(),
        memory.map(MemoryUse::toString).orElse(""),
        status.detail().isEmpty() ? status.address() : status.detail());
  }
}
