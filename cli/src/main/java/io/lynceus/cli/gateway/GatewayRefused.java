package io.lynceus.cli.gateway;

/** The platform answered, and the answer was no. */
public final class GatewayRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  GatewayRefused(Problem problem) {
    super(problem.sentence());
    this.problem = problem;
  }

  /** What it said. */
  public Problem problem() {
    return problem;
  }
}
