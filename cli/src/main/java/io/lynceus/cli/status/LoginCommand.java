package io.lynceus.cli.status;

import io.lynceus.cli.console.Answer;
import io.lynceus.cli.console.CommandFailed;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.gateway.Connection;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.Resource;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Stores a gateway and a key, once the gateway has accepted the key. */
@Command(
    name = "login",
    description = "Store a gateway's address and an API key, read from the terminal or from stdin.")
public final class LoginCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "URL",
      description = "The gateway; without it LYNCEUS_URL or http://localhost:8080.")
  private Optional<String> url = Optional.empty();

  @Mixin private Answer answer = new Answer();

  private final Session session;

  public LoginCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    URI gateway =
        url.isPresent()
            ? Connection.address(url.get())
            : Connection.of(session.environment(), session.directory(), session.login()).gateway();
    var connection = new Connection(gateway, Optional.of(key(gateway)));
    try (var asked = new Gateway(connection, session.pause())) {
      asked.get(Resource.of("projects").with("limit", 1));
    }
    session.login().store(gateway, connection.key().orElseThrow());
    var result = new JsonMapper().createObjectNode().put("url", gateway.toString());
    result.put("file", session.login().file().toString());
    answer.give(
        session.terminal(),
        result,
        () -> "Stored in " + session.login().file() + ", for you alone.");
    return 0;
  }

  private String key(URI gateway) throws IOException {
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    String typed =
        console.isPresent()
            ? String.valueOf(console.get().readPassword("API key for %s: ", gateway))
            : firstLine();
    if (typed == null || typed.isBlank()) {
      throw new CommandFailed("No key was given.");
    }
    return typed.strip();
  }

  private @Nullable String firstLine() throws IOException {
    return new BufferedReader(new InputStreamReader(session.in(), StandardCharsets.UTF_8))
        .readLine();
  }
}
