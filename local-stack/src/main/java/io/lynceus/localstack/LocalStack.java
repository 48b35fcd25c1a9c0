package io.lynceus.localstack;

import io.lynceus.localstack.platform.StackProgram;
import io.lynceus.localstack.server.Databases;
import io.lynceus.localstack.settings.Connections;
import io.lynceus.localstack.settings.LocalStackSettings;
import io.lynceus.localstack.settings.Login;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A local stack of a test: Kafka, S3 and PostgreSQL in a JVM of their own, which ends with this one
 * at the latest. How to reach them, and databases on demand.
 */
public final class LocalStack implements AutoCloseable {
  private static final long STOP_SECONDS = 30;
  private final Process process;
  private final Connections connections;

  private LocalStack(Process process, Connections connections) {
    this.process = process;
    this.connections = connections;
  }

  /** Returns when all three servers take requests. */
  public static LocalStack start(LocalStackSettings settings) {
    var resolved = settings.resolved();
    var builder =
        new ProcessBuilder(StackProgram.command(List.of(LocalStackApplication.WITH_PARENT)))
            .redirectErrorStream(true);
    builder.environment().putAll(resolved.toEnvironment());
    try {
      var process = builder.start();
      awaitReady(process);
      return new LocalStack(process, Connections.of(resolved));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a JVM", e);
    }
  }

  public String bootstrapServers() {
    return connections.settings().kafkaForClients().toString();
  }

  /** The security settings of every Kafka client, bootstrap servers excepted. */
  public Map<String, String> kafkaProperties() {
    return connections.kafkaSecurity();
  }

  public URI s3Endpoint() {
    return connections.s3();
  }

  /** Access key and secret key. */
  public Login s3Login() {
    return connections.credentials().s3();
  }

  /** The database of this name, made if there is none. */
  public Database database(String name) {
    new Databases(connections).ensure(name);
    Login owner = connections.credentials().ownerOf(name);
    return new Database(connections.jdbcUrl(name), owner.name(), owner.secret());
  }

  /** What a service with this database is configured with, as Spring properties. */
  public Map<String, String> springProperties(String database) {
    new Databases(connections).ensure(database);
    return connections.springProperties(database);
  }

  /** The same for a model registry with this database. */
  public Map<String, String> registryProperties(String database) {
    new Databases(connections).ensure(database);
    return connections.registryProperties(database);
  }

  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitReady(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    List<String> said = new ArrayList<>();
    for (String line; (line = output.readLine()) != null; said.add(line)) {
      if (line.startsWith(StackProgram.READY)) {
        Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
        return;
      }
    }
    throw new IllegalStateException("the local stack did not start:\n" + String.join("\n", said));
  }
}
