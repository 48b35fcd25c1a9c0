package io.lynceus.cli.dataset;

import io.lynceus.cli.console.Answer;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.Resource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Freezes what a project holds into an immutable dataset version. */
@Command(
    name = "freeze",
    description = "Freeze a project's pictures and labels into a dataset version.")
public final class FreezeCommand implements Callable<Integer> {
  private static final List<String> SPLITS = List.of("train", "val", "calibration", "test");

  @Option(names = "--project", required = true, paramLabel = "NAME", description = "The project.")
  private String project = "";

  @Option(
      names = "--ratios",
      split = ",",
      paramLabel = "70,10,10,10",
      description = "Shares of train, val, calibration and test, where the source made no split.")
  private List<Integer> ratios = List.of();

  @Option(names = "--seed", description = "Another seed, another split.")
  private Optional<Long> seed = Optional.empty();

  @Mixin private Answer answer = new Answer();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Session session;

  public FreezeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try (Gateway gateway = session.gateway()) {
      JsonNode frozen = gateway.post(Resource.of("projects", project, "datasets"), body());
      answer.give(session.terminal(), frozen, () -> words(frozen));
    }
    return 0;
  }

  private ObjectNode body() {
    ObjectNode body = new JsonMapper().createObjectNode();
    if (!ratios.isEmpty()) {
      boolean shares = ratios.stream().allMatch(r -> r >= 0);
      if (ratios.size() != SPLITS.size()
          || !shares
          || ratios.stream().mapToInt(r -> r).sum() != 100) {
        throw new ParameterException(
            spec.commandLine(), "--ratios takes four percentages: train,val,calibration,test");
      }
      ratios.forEach(share -> body.withArray("ratios").add(share));
    }
    seed.ifPresent(value -> body.put("seed", value));
    return body;
  }

  private static String words(JsonNode frozen) {
    JsonNode splits = frozen.path("splits");
    String counts =
        SPLITS.stream()
            .map(split -> "%s %d".formatted(split, splits.path(split).asInt(0)))
            .collect(Collectors.joining(", "));
    boolean sound = frozen.path("validation").path("success").asBoolean(false);
    String failures =
        frozen
            .path("validation")
            .path("results")
            .valueStream()
            .filter(result -> !result.path("success").asBoolean(true))
            .map(FreezeCommand::failure)
            .collect(Collectors.joining());
    return "Dataset version %s%n%s%nValidation %s%s"
        .formatted(
            frozen.path("dataset").asString("?"), counts, sound ? "passed" : "failed", failures);
  }

  private static String failure(JsonNode result) {
    JsonNode config = result.path("expectation_config");
    JsonNode seen = result.path("result");
    return "%n  %s: %s, %d of %d not as expected, such as %s"
        .formatted(
            config.path("severity").asString("error"),
            config.path("type").asString("?"),
            seen.path("unexpected_count").asLong(0),
            seen.path("element_count").asLong(0),
            seen.path("partial_unexpected_list").path(0).asString("none"));
  }
}
