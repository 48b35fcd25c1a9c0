package io.lynceus.cli;

import io.lynceus.cli.console.CommandFailed;
import io.lynceus.cli.console.Terminal;
import io.lynceus.cli.gateway.GatewayAddressInvalid;
import io.lynceus.cli.gateway.GatewayRefused;
import io.lynceus.cli.gateway.GatewayUnreachable;
import io.lynceus.cli.gateway.KeyInvalid;
import io.lynceus.vision.evaluation.file.CocoFileInvalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;

/** What a command throws becomes a sentence on standard error, and exit code 1. */
final class Failure implements IExecutionExceptionHandler {
  private final Terminal terminal;

  Failure(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    String sentence = sentence(thrown);
    terminal.note("lynceus: " + sentence);
    if (parsed.expandedArgs().contains("--json")) {
      var result = new JsonMapper().createObjectNode();
      result.putObject("problem").put("detail", sentence);
      terminal.out().println(result);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private String sentence(Exception thrown) {
    return switch (thrown) {
      case GatewayRefused _,
          GatewayUnreachable _,
          GatewayAddressInvalid _,
          KeyInvalid _,
          CocoFileInvalid _,
          CommandFailed _ ->
          String.valueOf(thrown.getMessage());
      case NoSuchFileException missing -> missing.getFile() + ": there is no such file";
      case UncheckedIOException io when io.getCause() != null -> sentence(io.getCause());
      case IOException io -> io.getMessage() + " (" + io.getClass().getSimpleName() + ")";
      default -> unexpected(thrown);
    };
  }

  private String unexpected(Exception thrown) {
    thrown.printStackTrace(terminal.err());
    return "This is a fault of the command line itself: " + thrown;
  }
}
