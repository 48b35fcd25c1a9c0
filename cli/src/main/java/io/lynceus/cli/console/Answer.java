package io.lynceus.cli.console;

import java.util.function.Supplier;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a command gives its result: as lines for people, or as one object for scripts. */
public final class Answer {
  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Explain the command.")
  @SuppressWarnings("UnusedVariable") // the parser reads it
  private boolean help;

  /** Prints the one or the other. */
  public void give(Terminal terminal, JsonNode result, Supplier<String> words) {
    terminal.out().println(json ? new JsonMapper().writeValueAsString(result) : words.get());
    terminal.out().flush();
  }
}
