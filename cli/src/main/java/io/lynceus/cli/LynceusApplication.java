package io.lynceus.cli;

import io.lynceus.cli.console.Session;
import io.lynceus.cli.console.Terminal;
import io.lynceus.cli.gateway.Pause;
import io.lynceus.cli.gateway.StoredLogin;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The command line of the platform, in a process of its own. */
public final class LynceusApplication {
  private LynceusApplication() {}

  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    var terminal =
        new Terminal(utf8(FileDescriptor.out), utf8(FileDescriptor.err), columns(environment));
    Path home = Path.of(System.getProperty("user.home"));
    StoredLogin login = StoredLogin.ofUser(environment, home);
    var session =
        new Session(
            terminal, environment, Path.of(""), login, Pause.really(), System::nanoTime, System.in);
    System.exit(Commands.execute(session, args));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** The launcher says the width where standard error is a window. */
  private static Optional<Integer> columns(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("LYNCEUS_COLUMNS"))
        .filter(columns -> columns.matches("[1-9][0-9]{0,4}"))
        .map(Integer::valueOf);
  }
}
