package io.lynceus.data.dataset.validation;

import java.util.Locale;

/** What an expectation that is not met means. */
enum Severity {
  /** Training on this needs to be forced. */
  CRITICAL,
  /** People should know. */
  WARNING;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
