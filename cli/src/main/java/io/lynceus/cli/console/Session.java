package io.lynceus.cli.console;

import io.lynceus.cli.gateway.Connection;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.Pause;
import io.lynceus.cli.gateway.StoredLogin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;

/** What a command may use of the process that it runs in. */
public record Session(
    Terminal terminal,
    Map<String, String> environment,
    Path directory,
    StoredLogin login,
    Pause pause,
    LongSupplier nanos,
    InputStream in) {

  /** Opens the gateway that the environment names; whoever opens it closes it. */
  public Gateway gateway() throws IOException {
    return new Gateway(Connection.of(environment, directory, login), pause);
  }

  /** A bar that starts now. */
  public ProgressBar progress(String what) {
    return new ProgressBar(terminal, what, nanos);
  }
}
