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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
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

  /**
   * Does what was typed. Of all commands only the one that was named is built, which is most of
   * what a start costs; all of them where none was, for help and for suggestions.
   */
  public static int execute(Session session, String... words) {
    Map<String, Function<Session, Object>> all = all();
    if (words.length > 0) {
      Function<Session, Object> named = all.get(words[0]);
      all = named == null ? all : Map.of(words[0], named);
    }
    var commands = new CommandLine(new Commands());
    all.forEach((name, command) -> commands.addSubcommand(name, command.apply(session)));
    return commands
        .setExecutionExceptionHandler(new Failure(session.terminal()))
        .setParameterExceptionHandler(
            new Misunderstood(session.terminal(), commands.getParameterExceptionHandler()))
        .setOut(writer(session.terminal().out()))
        .setErr(writer(session.terminal().err()))
        .execute(words);
  }

  /** In the order in which help shows them. */
  private static Map<String, Function<Session, Object>> all() {
    Map<String, Function<Session, Object>> all = new LinkedHashMap<>();
    all.put("login", LoginCommand::new);
    all.put("status", StatusCommand::new);
    all.put("project", ProjectCommand::new);
    all.put("import", ImportCommand::new);
    all.put("freeze", FreezeCommand::new);
    all.put("train", TrainCommand::new);
    all.put("runs", RunsCommand::new);
    all.put("evaluate", EvaluateCommand::new);
    all.put("models", ModelsCommand::new);
    all.put("register", RegisterCommand::new);
    all.put("promote", PromoteCommand::new);
    all.put("detect", DetectCommand::new);
    all.put("export", ExportCommand::new);
    all.put("demo", session -> new DemoCommand(session, Commands::execute));
    return all;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
