package io.lynceus.platform.trace;

import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.event.ProjectDeleted;
import io.lynceus.contracts.event.Topic;
import io.lynceus.platform.event.EventSubscription;
import io.lynceus.platform.outbox.Outbox;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.MDC;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A request that says something, and a feature that notes under which ids it hears it. */
@Configuration(proxyBeanMethods = false)
class Relaying {
  record Ids(String request, String trace) {}

  final BlockingQueue<Ids> heard = new LinkedBlockingQueue<>();

  @Bean
  EventSubscription deletions() {
    return EventSubscription.once("deletions", Topic.DATASETS)
        .on(
            ProjectDeleted.class,
            e -> {
              if (e.project().value().equals("traced")) {
                heard.add(new Ids(MDC.get("requestId"), MDC.get("traceId")));
              }
            });
  }

  @RestController
  static final class Door {
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    Door(Outbox outbox, PlatformTransactionManager transactions) {
      this.outbox = outbox;
      this.transaction = new TransactionTemplate(transactions);
    }

    @PostMapping("/delete")
    void delete() {
      var event = new ProjectDeleted(new ProjectName("traced"));
      transaction.executeWithoutResult(status -> outbox.publish(event));
    }
  }
}
