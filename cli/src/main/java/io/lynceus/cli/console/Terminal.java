package io.lynceus.cli.console;

import java.io.PrintStream;
import java.util.Optional;

/**
 * Standard output, which holds results alone, and standard error. {@code columns} is the width of
 * the window that standard error shows itself in; without one nothing is drawn over.
 */
public record Terminal(PrintStream out, PrintStream err, Optional<Integer> columns) {

  /** Says something to whoever watches. */
  public void note(String text) {
    err.println(text);
  }
}
