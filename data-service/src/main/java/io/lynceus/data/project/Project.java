package io.lynceus.data.project;

import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.revision.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A named task and its classes, in the order of their ids; retired ones are among them. */
public record Project(
    ProjectName name,
    String task,
    List<ProjectClass> classes,
    Revision revision,
    Instant created,
    String createdBy) {
  public Project {
    classes = List.copyOf(classes);
  }

  /** A class; its id never changes and is never given again. */
  public record ProjectClass(int id, ClassName name, boolean retired) {}

  /** The classes in use, in the order of a network's outputs. */
  public List<ProjectClass> activeClasses() {
    return classes.stream().filter(c -> !c.retired()).toList();
  }

  /** The class in use that is called so. */
  public Optional<ProjectClass> activeClass(String name) {
    return activeClasses().stream().filter(c -> c.name().value().equals(name)).findFirst();
  }
}
