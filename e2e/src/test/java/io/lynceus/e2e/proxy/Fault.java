package io.lynceus.e2e.proxy;

import java.time.Duration;

/** What a {@link FaultProxy} does to the connections that go through it. */
public sealed interface Fault {
  /** Nothing: bytes go through as they come. */
  record None() implements Fault {}

  /** Nobody listens: connections that are there are reset, new ones refused. */
  record Down() implements Fault {}

  /** New connections are taken and reset at once, as are those that are there. */
  record Reset() implements Fault {}

  /** Everything arrives, so much later; each direction by itself. */
  record Latency(Duration delay) implements Fault {}

  /**
   * A partition: connections stand, nothing arrives. When it is over, what was sent arrives, as TCP
   * would send it again.
   */
  record Partition() implements Fault {}

  /**
   * A firewall that has forgotten: what is sent vanishes, and on the connections of that time also
   * afterwards.
   */
  record Blackhole() implements Fault {}

  /** Each new connection is reset after so many bytes from the client. */
  record CutAfter(long bytes) implements Fault {}

  /** Of every so many bytes from the server one is another. */
  record Corruption(int everyBytes) implements Fault {}

  /** So many of a hundred HTTP requests are answered 503 here. */
  record Refusal(int percent) implements Fault {}
}
