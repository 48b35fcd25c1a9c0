package io.lynceus.cli.gateway;

/** The platform answered, and the answer was no. */
public final class GatewayRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  GatewayRefused(Problem problem) {
    super(problem.sentence());
    this.problem = problem;
  }

  /** The service behind the gateway is away or late; later it may answer. */
  public boolean isAway() {
    return Gateway.AWAY.contains(problem.status());
  }

  /** What it said. */
  public Problem problem() {
    return problem;
  }
}
