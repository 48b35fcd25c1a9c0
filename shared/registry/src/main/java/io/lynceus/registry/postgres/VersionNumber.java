package io.lynceus.registry.postgres;

import java.util.Optional;
import java.util.regex.Pattern;

/** A version as callers write it: "1", "2", …; anything else names none. */
final class VersionNumber {
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,8}");

  private VersionNumber() {}

  static Optional<Integer> parse(String version) {
    return FORM.matcher(version).matches()
        ? Optional.of(Integer.valueOf(version))
        : Optional.empty();
  }
}
