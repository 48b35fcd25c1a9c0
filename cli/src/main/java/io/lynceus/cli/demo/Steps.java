package io.lynceus.cli.demo;

import io.lynceus.cli.console.CommandFailed;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntBiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows a command, runs it, and hands on what it printed. */
final class Steps {
  private final Session session;
  private final ToIntBiFunction<Session, String[]> commands;

  Steps(Session session, ToIntBiFunction<Session, String[]> commands) {
    this.session = session;
    this.commands = commands;
  }

  /** Runs {@code lynceus} with these words, or fails as it failed. */
  JsonNode run(Object... words) {
    List<String> typed = new ArrayList<>();
    for (Object word : words) {
      typed.add(word.toString());
    }
    session.terminal().note("");
    session.terminal().note("$ bin/lynceus " + String.join(" ", shown(typed)));
    typed.add("--json");
    var printed = new ByteArrayOutputStream();
    int exitCode = commands.applyAsInt(captured(printed), typed.toArray(String[]::new));
    if (exitCode != 0) {
      throw new CommandFailed("The step above failed.");
    }
    return new JsonMapper().readTree(printed.toByteArray());
  }

  private static List<String> shown(List<String> words) {
    return words.stream().map(word -> word.contains(" ") ? '"' + word + '"' : word).toList();
  }

  private Session captured(ByteArrayOutputStream printed) {
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Terminal terminal = session.terminal();
    return new Session(
        new Terminal(out, terminal.err(), terminal.columns()),
        session.environment(),
        session.directory(),
        session.login(),
        session.pause(),
        session.nanos(),
        session.in());
  }
}
