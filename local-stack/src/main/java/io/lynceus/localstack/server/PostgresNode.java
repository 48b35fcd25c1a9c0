package io.lynceus.localstack.server;

import io.lynceus.localstack.settings.Address;
import io.lynceus.localstack.settings.Login;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server as a child process, with its cluster in a folder. Only passwords are trusted,
 * also on the loopback address; everything acknowledged is on disk.
 */
final class PostgresNode implements Server {
  private static final Logger log = LoggerFactory.getLogger(PostgresNode.class);
  private static final long STOP_SECONDS = 20;
  private static final long START_SECONDS = 60;
  private final PostgresBinaries binaries;
  private final Path cluster;
  private final Process postmaster;

  private PostgresNode(PostgresBinaries binaries, Path cluster, Process postmaster) {
    this.binaries = binaries;
    this.cluster = cluster;
    this.postmaster = postmaster;
  }

  /** Returns once the server answers queries. */
  static PostgresNode start(Path cluster, Path unpackInto, Address address, Login login)
      throws IOException, InterruptedException {
    var binaries = PostgresBinaries.in(unpackInto);
    if (!Files.exists(cluster.resolve("PG_VERSION"))) {
      initialize(binaries, cluster, login);
    }
    var node = new PostgresNode(binaries, cluster, launch(binaries, cluster, address));
    node.awaitAnswer(address, login);
    return node;
  }

  /** Completes when the server is gone, for whatever reason. */
  public CompletableFuture<?> ended() {
    return postmaster.onExit();
  }

  /** Ends open connections, writes a checkpoint, and waits for both. */
  @Override
  public void stop() throws IOException, InterruptedException {
    if (postmaster.isAlive()) {
      run(binaries.command("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-W"));
      if (!postmaster.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        postmaster.destroyForcibly().waitFor();
      }
    }
  }

  /** In a folder beside, moved when complete: a half-made cluster would never start. */
  private static void initialize(PostgresBinaries binaries, Path cluster, Login login)
      throws IOException, InterruptedException {
    Path half = Files.createTempDirectory(cluster.toAbsolutePath().getParent(), ".initdb");
    Path password = Files.createTempFile("lynceus", ".pw"); // only its owner may read it
    try {
      Files.writeString(password, login.secret());
      run(
          binaries.command(
              "initdb",
              "-D",
              half.toString(),
              "-U",
              login.name(),
              "--pwfile",
              password.toString(),
              "-A",
              "scram-sha-256",
              "-E",
              "UTF8",
              "--locale",
              "C.UTF-8"));
    } finally {
      Files.delete(password);
    }
    Files.move(half, cluster);
  }

  private static Process launch(PostgresBinaries binaries, Path cluster, Address address)
      throws IOException {
    var arguments = new ArrayList<String>(List.of("-D", cluster.toString()));
    for (String setting :
        List.of(
            "listen_addresses=" + address.host(),
            "port=" + address.port(),
            "unix_socket_directories=",
            "shared_buffers=32MB",
            "max_connections=120",
            "wal_level=minimal",
            "max_wal_senders=0",
            // Small tables on a local disk: worker processes would only cost memory.
            "io_method=sync",
            "jit=off")) {
      arguments.add("-c");
      arguments.add(setting);
    }
    return new ProcessBuilder(binaries.command("postgres", arguments.toArray(String[]::new)))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void awaitAnswer(Address address, Login login) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    String url = "jdbc:postgresql://" + address + "/postgres";
    while (true) {
      try (var connection = DriverManager.getConnection(url, login.name(), login.secret())) {
        log.info("PostgreSQL {} answers", connection.getMetaData().getDatabaseProductVersion());
        return;
      } catch (SQLException notYet) {
        if (System.nanoTime() > deadline || postmaster.waitFor(50, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException("PostgreSQL did not start on " + address, notYet);
        }
      }
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
    }
  }
}
