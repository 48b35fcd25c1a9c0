package io.lynceus.cli.console;

/** What was asked for was not done; the message says why, in a sentence. */
public final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandFailed(String message) {
    super(message);
  }
}
