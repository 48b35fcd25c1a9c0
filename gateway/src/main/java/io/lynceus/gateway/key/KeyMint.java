package io.lynceus.gateway.key;

import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes keys; none sees a project that its maker does not. */
@Component
class KeyMint {
  private final ApiKeys keys;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  KeyMint(ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  record Minted(ApiKey key, KeyText text) {}

  Minted make(
      String name,
      Set<Role> roles,
      ProjectScope projects,
      @Nullable Instant expires,
      Caller maker) {
    if (!covers(maker.projects(), projects)) {
      throw new KeyScopeTooWide();
    }
    var text = KeyText.random(random);
    var key =
        new ApiKey(text.id(), name, roles, projects, clock.instant(), maker.subject(), expires);
    keys.add(key, text);
    return new Minted(key, text);
  }

  static boolean covers(ProjectScope mine, ProjectScope wanted) {
    return switch (wanted) {
      case ProjectScope.All all -> mine instanceof ProjectScope.All;
      case ProjectScope.Only only -> only.projects().stream().allMatch(mine::includes);
    };
  }
}
