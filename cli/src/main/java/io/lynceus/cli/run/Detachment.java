package io.lynceus.cli.run;

import io.lynceus.cli.console.Terminal;

/** Ctrl-C ends the watching, not the run, and says so. */
final class Detachment implements AutoCloseable {
  private final Thread farewell;

  Detachment(Terminal terminal, String run) {
    farewell =
        new Thread(
            () ->
                terminal.note(
                    "%nThe run goes on. Watch it: lynceus runs %s --follow. End it: lynceus runs cancel %s"
                        .formatted(run, run)));
    Runtime.getRuntime().addShutdownHook(farewell);
  }

  /** Nothing is left to be said. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(farewell);
  }
}
