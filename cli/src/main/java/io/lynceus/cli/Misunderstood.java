package io.lynceus.cli;

import io.lynceus.cli.console.Terminal;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import tools.jackson.databind.json.JsonMapper;

/** What was typed and not understood becomes a sentence on standard error, and exit code 2. */
final class Misunderstood implements IParameterExceptionHandler {
  private final Terminal terminal;
  private final IParameterExceptionHandler others;

  /** {@code others} explains what is not about the name of a command. */
  Misunderstood(Terminal terminal, IParameterExceptionHandler others) {
    this.terminal = terminal;
    this.others = others;
  }

  @Override
  public int handleParseException(ParameterException thrown, String[] words) throws Exception {
    String sentence = thrown.getMessage();
    int exitCode = CommandLine.ExitCode.USAGE;
    if (namesNoCommand(thrown)) {
      sentence = noSuchCommand((UnmatchedArgumentException) thrown);
      terminal.note("lynceus: " + sentence);
    } else {
      exitCode = others.handleParseException(thrown, words);
    }
    if (List.of(words).contains("--json")) {
      var result = new JsonMapper().createObjectNode();
      result.putObject("problem").put("detail", sentence);
      terminal.out().println(result);
    }
    return exitCode;
  }

  private static boolean namesNoCommand(ParameterException thrown) {
    return thrown instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && !unmatched.getCommandLine().getSubcommands().isEmpty()
        && unmatched.getCommandLine().getCommandSpec().positionalParameters().isEmpty();
  }

  private static String noSuchCommand(UnmatchedArgumentException thrown) {
    CommandLine asked = thrown.getCommandLine();
    String typed = thrown.getUnmatched().getFirst();
    List<String> near = Spelling.near(typed, asked.getSubcommands().keySet());
    String group = asked.getCommandSpec().qualifiedName();
    String hint =
        near.isEmpty()
            ? "These are there: " + String.join(", ", asked.getSubcommands().keySet())
            : near.stream()
                .map(name -> group + " " + name)
                .collect(Collectors.joining(" or ", "Did you mean ", "?"));
    return "There is no command '%s'. %s".formatted(typed, hint);
  }
}
