package io.lynceus.data.dataset.validation;

import io.lynceus.data.dataset.validation.ValidationReport.Config;
import io.lynceus.data.dataset.validation.ValidationReport.Counts;
import io.lynceus.data.dataset.validation.ValidationReport.ExceptionInfo;
import io.lynceus.data.dataset.validation.ValidationReport.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One expectation while it is checked, element by element. */
final class Expectation {
  private static final int PARTIAL = 20;

  private final String type;
  private final Map<String, Object> kwargs;
  private final double mostly;
  private final Severity severity;
  private final List<String> partial = new ArrayList<>();
  private long elements;
  private long unexpected;

  /** {@code mostly} is the share of elements, 0 to 1, that has to be as expected. */
  Expectation(String type, Map<String, Object> kwargs, double mostly, Severity severity) {
    this.type = type;
    this.kwargs = new HashMap<>(kwargs);
    this.kwargs.put("mostly", mostly);
    this.mostly = mostly;
    this.severity = severity;
  }

  void see(boolean asExpected, Supplier<String> element) {
    elements++;
    if (!asExpected) {
      unexpected++;
      if (partial.size() < PARTIAL) {
        partial.add(element.get());
      }
    }
  }

  Result result() {
    double share = elements == 0 ? 0 : unexpected / (double) elements;
    return new Result(
        1 - share >= mostly,
        new Config(type, kwargs, severity.label()),
        new Counts(elements, unexpected, 100 * share, partial),
        ExceptionInfo.NONE);
  }
}
