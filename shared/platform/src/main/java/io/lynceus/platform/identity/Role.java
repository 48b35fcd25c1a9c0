package io.lynceus.platform.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody may do. An engineer may also annotate, whoever may do anything may also look, and
 * an admin may do everything; approving is nobody else's, so that who trains does not release.
 */
public enum Role {
  VIEWER,
  ANNOTATOR,
  ENGINEER,
  APPROVER,
  ADMIN;

  /** Its name in tokens and JSON. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name; empty for one that this version does not know. */
  public static Optional<Role> named(String wireName) {
    return Arrays.stream(values()).filter(role -> role.wireName().equals(wireName)).findFirst();
  }

  @JsonCreator
  static Role of(String wireName) {
    return named(wireName)
        .orElseThrow(() -> new IllegalArgumentException("There is no role " + wireName));
  }

  /** This role and every role that it includes. */
  public Set<Role> implied() {
    return switch (this) {
      case VIEWER -> EnumSet.of(VIEWER);
      case ANNOTATOR -> EnumSet.of(VIEWER, ANNOTATOR);
      case ENGINEER -> EnumSet.of(VIEWER, ANNOTATOR, ENGINEER);
      case APPROVER -> EnumSet.of(VIEWER, APPROVER);
      case ADMIN -> EnumSet.allOf(Role.class);
    };
  }

  static Set<Role> implied(Collection<Role> granted) {
    Set<Role> all = EnumSet.noneOf(Role.class);
    granted.forEach(role -> all.addAll(role.implied()));
    return all;
  }
}
