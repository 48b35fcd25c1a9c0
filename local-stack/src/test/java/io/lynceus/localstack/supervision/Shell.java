package io.lynceus.localstack.supervision;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Programs for tests: shells that say, wait, die or refuse to. */
final class Shell {
  /** Says that it is ready, then lives until it is asked to end. */
  static final String LIVES = "echo ready; exec sleep 600";

  /** The same, deaf to SIGTERM. */
  static final String STUBBORN = "trap '' TERM; echo ready; while :; do sleep 0.1; done";

  private Shell() {}

  static Program program(String name, String script) {
    return new Program(
        name, "", List.of("sh", "-c", script), Map.of(), new Readiness.Says("ready"));
  }

  static Program answering(String name, String script, URI health) {
    return new Program(
        name, "", List.of("sh", "-c", script), Map.of(), new Readiness.Answers(health));
  }
}
