package io.lynceus.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** What a command prints on both streams. */
final class Said {
  private Said() {}

  /** Runs a command that ends with this code. */
  static String by(int code, Callable<Integer> command) throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    var heard = new ByteArrayOutputStream();
    var stream = new PrintStream(heard, true, StandardCharsets.UTF_8);
    try {
      System.setOut(stream);
      System.setErr(stream);
      assertThat(command.call()).as(() -> heard.toString(StandardCharsets.UTF_8)).isEqualTo(code);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return heard.toString(StandardCharsets.UTF_8);
  }
}
