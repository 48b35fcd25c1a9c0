package io.lynceus.localstack;

/**
 * The machines on which the local stack runs: those for which PostgreSQL's binaries are shipped.
 */
final class Machine {
  private Machine() {}

  /** Ends the process with 1 and the reason on any machine but a linux-x86_64 one. */
  static void require() {
    String system = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
    if (!system.equals("Linux-amd64")) {
      System.err.println(
          "The local stack runs on linux-x86_64 only; this is %s. Use make compose-up."
              .formatted(system));
      System.exit(1);
    }
  }
}
