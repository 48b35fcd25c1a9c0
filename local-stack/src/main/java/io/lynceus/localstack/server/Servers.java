package io.lynceus.localstack.server;

import io.lynceus.localstack.settings.Connections;
import io.lynceus.localstack.settings.Credentials;
import io.lynceus.localstack.settings.LocalStackSettings;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The three servers of one state folder, started side by side and stopped last first. */
public final class Servers {
  private static final Logger log = LoggerFactory.getLogger(Servers.class);
  private final Deque<Server> running = new ArrayDeque<>();

  /**
   * Returns when all three take requests and these databases exist; throws what kept the first that
   * failed from it. The future completes when one of them has ended by itself.
   */
  public CompletableFuture<?> start(Connections connections, List<String> databases)
      throws InterruptedException, ExecutionException {
    LocalStackSettings at = connections.settings();
    Credentials as = connections.credentials();
    Path kafka = at.state().folder("kafka");
    Path s3 = at.state().folder("s3");
    Path postgres = cluster(at);
    try (var threads = Executors.newFixedThreadPool(3)) {
      var broker = threads.submit(kept(() -> KafkaNode.start(kafka, at, as)));
      var objects = threads.submit(kept(() -> S3Node.start(s3, at.s3(), as.s3())));
      var tables =
          threads.submit(
              kept(
                  () -> PostgresNode.start(postgres, at.binaries(), at.postgres(), as.postgres())));
      // PostgreSQL is there first: its databases are made while Kafka still starts.
      CompletableFuture<?> ended = tables.get().ended();
      databases.forEach(new Databases(connections)::ensure);
      objects.get();
      broker.get();
      return ended;
    }
  }

  /** Also while they start: what has started by then is stopped. */
  public void stop() throws Exception {
    while (true) {
      Server last;
      synchronized (running) {
        last = running.pollLast();
      }
      if (last == null) {
        return;
      }
      log.info("Stopping {}", last.getClass().getSimpleName());
      last.stop();
    }
  }

  /** PostgreSQL makes this folder itself, with rights that it insists on. */
  static Path cluster(LocalStackSettings settings) {
    return settings.state().file("postgres");
  }

  private <S extends Server> Callable<S> kept(Callable<S> start) {
    return () -> {
      S server = start.call();
      synchronized (running) {
        running.add(server);
      }
      return server;
    };
  }
}
