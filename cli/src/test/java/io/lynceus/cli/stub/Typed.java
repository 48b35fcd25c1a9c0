package io.lynceus.cli.stub;

import io.lynceus.cli.Commands;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.console.Terminal;
import io.lynceus.cli.gateway.StoredLogin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command as it is typed, and what came of it. */
public record Typed(int exitCode, String out, String err, List<Duration> waited) {

  /** The one object on standard output. */
  public JsonNode json() {
    return new JsonMapper().readTree(out);
  }

  /** Types a command at a shell whose platform is the stub. */
  public static Typed at(StubPlatform platform, Object... words) {
    Map<String, String> environment = new HashMap<>();
    environment.put("LYNCEUS_URL", platform.address().toString());
    environment.put("LYNCEUS_API_KEY", "the-key");
    return in(environment, Path.of("no-such-folder"), "", words);
  }

  /** Types a command in a folder, with text on standard input. */
  public static Typed in(
      Map<String, String> environment, Path folder, String input, Object... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    List<Duration> waited = new ArrayList<>();
    var terminal = new Terminal(utf8(out), utf8(err), Optional.empty());
    var session =
        new Session(
            terminal,
            environment,
            folder,
            new StoredLogin(folder.resolve("config").resolve("login")),
            waited::add,
            () -> waited.size() * 1_000_000_000L,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    String[] arguments = List.of(words).stream().map(Object::toString).toArray(String[]::new);
    int exitCode = Commands.execute(session, arguments);
    return new Typed(
        exitCode,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        List.copyOf(waited));
  }

  private static PrintStream utf8(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
