package io.lynceus.training.execution;

/** A run left its steps before they were done; neither is a failure. */
abstract sealed class RunStopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  private RunStopped(String message) {
    super(message, null, false, false);
  }

  /** Somebody cancelled it. */
  static final class Cancelled extends RunStopped {
    private static final long serialVersionUID = 1;

    Cancelled() {
      super("The run was cancelled");
    }
  }

  /** Another attempt has begun, because this one was thought dead. */
  static final class Lost extends RunStopped {
    private static final long serialVersionUID = 1;

    Lost() {
      super("Another attempt has taken the run over");
    }
  }

  /** The process is ending; the run goes on in the next one. */
  static final class Interrupted extends RunStopped {
    private static final long serialVersionUID = 1;

    Interrupted() {
      super("The service is stopping; the run goes on from its last checkpoint");
    }
  }
}
