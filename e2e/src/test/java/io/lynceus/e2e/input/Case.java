package io.lynceus.e2e.input;

/**
 * One line of the table of wrong inputs: what is sent, and how it has to be refused. {@code type}
 * is what the problem's type ends in, and what counts it; a {@code bare} refusal, of the connector,
 * may come without a problem.
 */
record Case(String row, String what, int status, String type, boolean bare, Call call) {
  Case(String row, String what, int status, String type, Call call) {
    this(row, what, status, type, false, call);
  }

  /** Sends it, and finds the refusal in what comes back. */
  @FunctionalInterface
  interface Call {
    Answer on(Scene scene) throws Exception;
  }

  @Override
  public String toString() {
    return row + " " + what;
  }
}
