package io.lynceus.gateway.route;

import java.time.Duration;
import java.util.Optional;

/** How long a kind of request may take, and how many of a route may be under way. */
public enum Pace {
  /** A question that a database answers. */
  PLAIN(Duration.ofSeconds(2), true, 16),
  /** Pictures through a network. */
  DETECTION(Duration.ofSeconds(10), true, 64),
  /** A manifest of a hundred thousand pictures. */
  FREEZE(Duration.ofSeconds(30), true, 4),
  /** Bytes that take as long as they take: only standing still ends it. */
  STREAM(Duration.ofMinutes(5), false, 64);

  private final Duration patience;
  private final boolean timed;
  private final int atOnce;

  Pace(Duration patience, boolean timed, int atOnce) {
    this.patience = patience;
    this.timed = timed;
    this.atOnce = atOnce;
  }

  /** How long we wait for the next byte, the first one above all. */
  public Duration patience() {
    return patience;
  }

  /**
   * From when on an answer counts as slow: a quarter of the patience, for {@link #PLAIN} 500 ms.
   */
  public Optional<Duration> slow() {
    return timed ? Optional.of(patience.dividedBy(4)) : Optional.empty();
  }

  public int atOnce() {
    return atOnce;
  }
}
