package io.lynceus.localstack.supervision;

import java.util.List;
import java.util.Map;

/** What to run, under which name, where it will be found, and how one knows that it is ready. */
public record Program(
    String name,
    String address,
    List<String> command,
    Map<String, String> environment,
    Readiness readiness) {
  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** The environment holds secrets. */
  @Override
  public String toString() {
    return name + " " + command;
  }
}
