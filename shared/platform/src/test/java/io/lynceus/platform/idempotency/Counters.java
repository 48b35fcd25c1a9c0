package io.lynceus.platform.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Creates a numbered row for each request that is really done. */
@RestController
class Counters {
  record Wanted(String name, boolean fail, boolean pause) {}

  record Created(String name, int number) {}

  final AtomicInteger done = new AtomicInteger();
  final CountDownLatch begun = new CountDownLatch(1);
  final CountDownLatch goOn = new CountDownLatch(1);
  private final Idempotency idempotency;
  private final JdbcClient jdbc;

  Counters(Idempotency idempotency, JdbcClient jdbc) {
    this.idempotency = idempotency;
    this.jdbc = jdbc;
    jdbc.sql("create table if not exists counter (number int)").update();
  }

  int rows() {
    return jdbc.sql("select count(*) from counter").query(Integer.class).single();
  }

  @PostMapping("/counters")
  ResponseEntity<Created> create(HttpServletRequest request, @RequestBody Wanted wanted) {
    return idempotency.once(request, wanted, Created.class, () -> create(wanted));
  }

  private ResponseEntity<Created> create(Wanted wanted) {
    int number = done.incrementAndGet();
    jdbc.sql("insert into counter values (?)").param(number).update();
    if (wanted.pause()) {
      begun.countDown();
      try {
        if (!goOn.await(30, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody let us go on");
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    if (wanted.fail()) {
      throw new IllegalStateException("as if we broke");
    }
    return ResponseEntity.created(URI.create("/counters/" + number))
        .eTag("\"" + number + "\"")
        .body(new Created(wanted.name(), number));
  }
}
