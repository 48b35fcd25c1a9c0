package io.lynceus.localstack.supervision;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/** What a process says, line by line into its log; a line without end is cut. */
final class Output {
  private static final int LONGEST_LINE = 16_384;
  private final BufferedReader from;
  private final RotatingLog log;
  private final Consumer<String> heard;
  private boolean open = true;

  Output(BufferedReader from, RotatingLog log, Consumer<String> heard) {
    this.from = from;
    this.log = log;
    this.heard = heard;
  }

  /** Returns when the process, and all that inherited its output, have closed it. */
  void copy() {
    try {
      String line = next();
      while (open) {
        log.append(line);
        heard.accept(line);
        if (!from.ready()) {
          log.flush();
        }
        line = next();
      }
      if (!line.isEmpty()) {
        log.append(line);
      }
      log.flush();
    } catch (IOException closed) {
      // The process is gone; its life is watched elsewhere.
    }
  }

  private String next() throws IOException {
    var line = new StringBuilder();
    int c = from.read();
    while (c >= 0 && c != '\n') {
      line.append((char) c);
      if (line.length() == LONGEST_LINE) {
        break;
      }
      c = from.read();
    }
    open = c >= 0;
    return line.toString();
  }
}
