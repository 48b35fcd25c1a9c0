package io.lynceus.platform.outbox;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** An event that Kafka would refuse: said before the change is made rather than never sent. */
final class EventTooLarge extends LynceusProblem {
  private static final long serialVersionUID = 1;

  EventTooLarge(String type, int bytes, int limit) {
    super(
        "event-too-large",
        HttpStatus.CONTENT_TOO_LARGE,
        type + " would take " + bytes + " bytes; at most " + limit + " can be told");
  }
}
