package io.lynceus.localstack.supervision;

import io.lynceus.localstack.settings.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Who supervises and what runs, as a file that everybody may read and the supervisor replaces: its
 * own line first, then one for each process. After kill -9 it names the orphans.
 */
public record Ledger(StateFolder state) {
  private static final String FILE = "processes.tsv";

  /** The ledger's content: the supervisor and its processes, in order of start. */
  public record Entries(ProcessStatus supervisor, List<ProcessStatus> processes) {
    public boolean allReady() {
      return !processes.isEmpty()
          && processes.stream().allMatch(one -> one.state() == ProcessStatus.State.READY);
    }
  }

  /** Nothing, where no supervisor ever ran. */
  public Optional<Entries> read() {
    try {
      List<ProcessStatus> lines =
          Files.readAllLines(state.file(FILE)).stream().map(ProcessStatus::parse).toList();
      return Optional.of(new Entries(lines.getFirst(), lines.subList(1, lines.size())));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + state.file(FILE), e);
    }
  }

  void write(Entries entries) {
    List<String> lines = new ArrayList<>();
    lines.add(entries.supervisor().toLine());
    entries.processes().forEach(one -> lines.add(one.toLine()));
    state.write(FILE, String.join("\n", lines) + "\n");
  }

  /** Processes that outlived their supervisor, last started first. */
  public List<ProcessHandle> orphans() {
    return read().stream()
        .flatMap(entries -> entries.processes().reversed().stream())
        .flatMap(one -> one.process().find().stream())
        .toList();
  }

  /**
   * Ends the orphans: asked first, forced after {@code patience}. The first of the list, which all
   * others need, is asked last.
   */
  public int endOrphans(Duration patience) throws InterruptedException {
    List<ProcessHandle> orphans = orphans();
    int needing = Math.max(orphans.size() - 1, 0);
    end(orphans.subList(0, needing), patience);
    end(orphans.subList(needing, orphans.size()), patience);
    return orphans.size();
  }

  private static void end(List<ProcessHandle> processes, Duration patience)
      throws InterruptedException {
    processes.forEach(ProcessHandle::destroy);
    for (ProcessHandle process : processes) {
      try {
        process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException e) {
        process.destroyForcibly();
      }
    }
  }
}
