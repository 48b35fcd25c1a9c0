package io.lynceus.gateway.key;

import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a key; the key itself is not. */
public record ApiKey(
    String id,
    String name,
    Set<Role> roles,
    ProjectScope projects,
    Instant created,
    String createdBy,
    @Nullable Instant expires) {
  public ApiKey {
    roles = Set.copyOf(roles);
  }

  boolean isAliveAt(Instant now) {
    return expires == null || now.isBefore(expires);
  }

  /** Whoever holds the key. */
  public Caller caller() {
    return new Caller("key:" + id, roles, projects);
  }
}
