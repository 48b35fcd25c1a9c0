package io.lynceus.localstack.supervision;

import java.time.Instant;
import java.util.List;

/** How one supervised process is doing; one line of the ledger. */
public record ProcessStatus(
    String name,
    String address,
    State state,
    ProcessIdentity process,
    int restarts,
    String detail) {
  static final ProcessIdentity NOBODY = new ProcessIdentity(0, Instant.EPOCH);

  /** From waiting for its stage to stopped. */
  public enum State {
    WAITING,
    STARTING,
    READY,
    /** It ended and is started again after a while; the detail says why and when. */
    RESTARTING,
    STOPPED
  }

  static ProcessStatus waiting(String name, String address) {
    return new ProcessStatus(name, address, State.WAITING, NOBODY, 0, "");
  }

  ProcessStatus now(State next) {
    return new ProcessStatus(name, address, next, process, restarts, "");
  }

  ProcessStatus startedAs(ProcessIdentity next) {
    return new ProcessStatus(name, address, State.STARTING, next, restarts, "");
  }

  ProcessStatus restarting(String why) {
    return new ProcessStatus(name, address, State.RESTARTING, NOBODY, restarts + 1, why);
  }

  String toLine() {
    return String.join(
        "\t",
        name,
        address,
        state.name(),
        String.valueOf(process.pid()),
        String.valueOf(process.started().toEpochMilli()),
        String.valueOf(restarts),
        detail.replaceAll("\\s+", " "));
  }

  static ProcessStatus parse(String line) {
    List<String> fields = List.of(line.split("\t", -1));
    return new ProcessStatus(
        fields.get(0),
        fields.get(1),
        State.valueOf(fields.get(2)),
        new ProcessIdentity(
            Long.parseLong(fields.get(3)), Instant.ofEpochMilli(Long.parseLong(fields.get(4)))),
        Integer.parseInt(fields.get(5)),
        fields.get(6));
  }
}
