package io.lynceus.platform.identity;

import io.lynceus.contracts.ProjectName;
import java.util.Set;

/**
 * Who is calling: an argument of any controller method. {@code roles} holds the granted roles and
 * those that they include.
 */
public record Caller(String subject, Set<Role> roles, ProjectScope projects) {
  public Caller {
    roles = Set.copyOf(Role.implied(roles));
  }

  /** Throws {@link ProjectNotFound}, as for a project that is not there, unless it is in scope. */
  public void requireProject(ProjectName project) {
    if (!projects.includes(project)) {
      throw new ProjectNotFound(project);
    }
  }

  /** Whether the role was granted, by itself or by one that includes it. */
  public boolean is(Role role) {
    return roles.contains(role);
  }
}
