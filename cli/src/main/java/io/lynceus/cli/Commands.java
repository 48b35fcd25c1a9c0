package io.lynceus.cli;

import io.lynceus.cli.console.Session;
import io.lynceus.cli.dataset.FreezeCommand;
import io.lynceus.cli.demo.DemoCommand;
import io.lynceus.cli.detection.DetectCommand;
import io.lynceus.cli.evaluation.EvaluateCommand;
import io.lynceus.cli.exchange.ExportCommand;
import io.lynceus.cli.exchange.ImportCommand;
import io.lynceus.cli.project.ProjectCommand;
import io.lynceus.cli.release.ModelsCommand;
import io.lynceus.cli.release.PromoteCommand;
import io.lynceus.cli.release.RegisterCommand;
import io.lynceus.cli.run.RunsCommand;
import io.lynceus.cli.run.TrainCommand;
import io.lynceus.cli.status.LoginCommand;
import io.lynceus.cli.status.StatusCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All commands in one tree. Exit codes: 0 done, 1 failed, 2 not understood. */
@Command(
    name = "lynceus",
    mixinStandardHelpOptions = true,
    version = "lynceus 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    description = "A detector whose scores can be trusted: from pictures to boxes, step by step.",
    footer = {
      "",
      "LYNCEUS_URL names the gateway (default http://localhost:8080), LYNCEUS_API_KEY the key.",
      "Every command takes --json and then prints one object on standard output."
    })
public final class Commands implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private Commands() {}

  /** All commands, for one session. */
  public static CommandLine of(Session session) {
    var commands =
        new CommandLine(new Commands())
            .addSubcommand(new LoginCommand(session))
            .addSubcommand(new StatusCommand(session))
            .addSubcommand(new ProjectCommand(session))
            .addSubcommand(new ImportCommand(session))
            .addSubcommand(new FreezeCommand(session))
            .addSubcommand(new TrainCommand(session))
            .addSubcommand(new RunsCommand(session))
            .addSubcommand(new EvaluateCommand(session))
            .addSubcommand(new ModelsCommand(session))
            .addSubcommand(new RegisterCommand(session))
            .addSubcommand(new PromoteCommand(session))
            .addSubcommand(new DetectCommand(session))
            .addSubcommand(new ExportCommand(session))
            .addSubcommand(new DemoCommand(session, Commands::of));
    return commands
        .setExecutionExceptionHandler(new Failure(session.terminal()))
        .setOut(writer(session.terminal().out()))
        .setErr(writer(session.terminal().err()));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
