package io.lynceus.platform.identity;

import io.lynceus.contracts.ProjectName;
import java.util.Set;

/** The projects that a caller can see; what is outside does not exist for them. */
public sealed interface ProjectScope {

  /** Whether {@code project} exists for this caller. */
  boolean includes(ProjectName project);

  /** Every project, also those to come. */
  record All() implements ProjectScope {
    @Override
    public boolean includes(ProjectName project) {
      return true;
    }
  }

  /** The projects named, and no other. */
  record Only(Set<ProjectName> projects) implements ProjectScope {
    public Only {
      projects = Set.copyOf(projects);
    }

    @Override
    public boolean includes(ProjectName project) {
      return projects.contains(project);
    }
  }
}
