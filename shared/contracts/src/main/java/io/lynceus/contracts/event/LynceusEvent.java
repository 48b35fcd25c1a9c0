package io.lynceus.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A fact that crosses a service border, in the past tense. It travels as the {@code data} of a
 * CloudEvents 1.0 JSON record whose {@code type} is {@code io.lynceus.} and the simple name of the
 * record; fields are only ever added.
 */
public sealed interface LynceusEvent
    permits ImageIngested,
        ImageDeleted,
        ProjectDeleted,
        DatasetFrozen,
        RunProgressed,
        RunEnded,
        ModelRegistered,
        ModelPromoted,
        ModelRolledBack {

  /** The topic it is published on. */
  @JsonIgnore
  Topic topic();

  /** The entity it is about: the record's key, so that facts of one entity keep their order. */
  @JsonIgnore
  String entity();

  /** The {@code type} of the CloudEvents record. */
  @JsonIgnore
  default String type() {
    return "io.lynceus." + getClass().getSimpleName();
  }
}
