package io.lynceus.cli.project;

import io.lynceus.cli.console.Answer;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.console.Table;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.Resource;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Projects, made and listed. */
@Command(
    name = "project",
    description = "Create and list projects.",
    synopsisSubcommandLabel = "COMMAND")
public final class ProjectCommand implements Runnable {
  private static final JsonMapper JSON = new JsonMapper();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Explain the command.")
  @SuppressWarnings("UnusedVariable") // the parser reads it
  private boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Session session;

  public ProjectCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "project create, or project list?");
  }

  @Command(name = "create", description = "Create a project with its classes, in their order.")
  int create(
      @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and hyphens.")
          String name,
      @Option(
              names = "--classes",
              required = true,
              split = ",",
              paramLabel = "A,B,C",
              description = "The names of the classes.")
          List<String> classes,
      @Mixin Answer answer)
      throws IOException {
    ObjectNode body = JSON.createObjectNode().put("name", name);
    classes.forEach(c -> body.withArray("classes").add(c.strip()));
    try (Gateway gateway = session.gateway()) {
      JsonNode made = gateway.post(Resource.of("projects"), body);
      ObjectNode result = JSON.createObjectNode().put("project", name);
      made.properties().forEach(field -> result.putIfAbsent(field.getKey(), field.getValue()));
      answer.give(
          session.terminal(),
          result,
          () -> "Project %s: %s".formatted(name, String.join(", ", classes)));
    }
    return 0;
  }

  @Command(name = "list", description = "List the projects.")
  int list(@Mixin Answer answer) throws IOException {
    try (Gateway gateway = session.gateway()) {
      List<JsonNode> projects = gateway.list(Resource.of("projects"));
      ObjectNode result = JSON.createObjectNode();
      result.putArray("projects").addAll(projects);
      answer.give(session.terminal(), result, () -> words(projects));
    }
    return 0;
  }

  private static String words(List<JsonNode> projects) {
    var table = new Table("PROJECT", "CLASSES");
    for (JsonNode project : projects) {
      String classes =
          project
              .path("classes")
              .valueStream()
              .map(name -> name.asString("?"))
              .collect(Collectors.joining(", "));
      table.row(project.path("project").asString("?"), classes);
    }
    return projects.isEmpty() ? "There is no project yet." : table.toString();
  }
}
