package io.lynceus.rules.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** A running {@link LoadClient}; ends with this. */
public final class LoadProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;

  private LoadProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader();
  }

  /**
   * Where to, as whom, and with which picture.
   *
   * @param field the form's field for files
   * @param unique whether the JPEG gets a comment of its own each time, so that none is a duplicate
   */
  public record Target(
      URI address, String header, String value, String field, Path file, boolean unique) {
    private List<String> arguments() {
      return List.of(
          address.toString(), header, value, field, file.toString(), Boolean.toString(unique));
    }
  }

  /** Starts it; nothing is sent yet. */
  public static LoadProcess start(Target target) {
    try {
      Path here =
          Path.of(LoadClient.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      var command =
          new java.util.ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  here.toString(),
                  LoadClient.class.getName()));
      command.addAll(target.arguments());
      return new LoadProcess(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** So many connections, each of which sends the next when the last is answered. */
  public Load closed(int connections, double seconds) {
    return spell("closed %d %s".formatted(connections, seconds));
  }

  /** So many requests a second, whether or not those before are answered. */
  public Load open(double rate, double seconds) {
    return spell("open %s %s".formatted(rate, seconds));
  }

  private Load spell(String line) {
    try {
      process.outputWriter().write(line + "\n");
      process.outputWriter().flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("The load client is gone");
      }
      Load load = Load.parse(answer);
      System.out.println(line + ": " + load);
      return load;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
