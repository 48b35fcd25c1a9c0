package io.lynceus.data.dataset.validation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report, field by field as Great Expectations names them. */
public record ValidationReport(
    boolean success,
    @JsonProperty("suite_name") String suiteName,
    @JsonProperty("batch_id") String batchId,
    List<Result> results,
    Statistics statistics,
    Map<String, Object> meta) {
  public ValidationReport {
    results = List.copyOf(results);
    meta = Map.copyOf(meta);
  }

  /** One expectation, met or not. */
  public record Result(
      boolean success,
      @JsonProperty("expectation_config") Config expectationConfig,
      Counts result,
      @JsonProperty("exception_info") ExceptionInfo exceptionInfo) {}

  /** What was expected; a {@code severity} of warning does not fail the whole. */
  public record Config(String type, Map<String, Object> kwargs, String severity) {
    public Config {
      kwargs = Map.copyOf(kwargs);
    }
  }

  /** What was seen; the list names the first few that were not as expected. */
  public record Counts(
      @JsonProperty("element_count") long elementCount,
      @JsonProperty("unexpected_count") long unexpectedCount,
      @JsonProperty("unexpected_percent") double unexpectedPercent,
      @JsonProperty("partial_unexpected_list") List<String> partialUnexpectedList) {
    public Counts {
      partialUnexpectedList = List.copyOf(partialUnexpectedList);
    }
  }

  /** Always empty here: a check that cannot be made stops the freezing. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record ExceptionInfo(
      @JsonProperty("raised_exception") boolean raisedException,
      @JsonProperty("exception_message") @Nullable String exceptionMessage,
      @JsonProperty("exception_traceback") @Nullable String exceptionTraceback) {
    static final ExceptionInfo NONE = new ExceptionInfo(false, null, null);
  }

  /** Counts over the expectations. */
  public record Statistics(
      @JsonProperty("evaluated_expectations") int evaluatedExpectations,
      @JsonProperty("successful_expectations") int successfulExpectations,
      @JsonProperty("unsuccessful_expectations") int unsuccessfulExpectations,
      @JsonProperty("success_percent") double successPercent) {}

  static ValidationReport of(String batchId, List<Result> results) {
    int met = (int) results.stream().filter(Result::success).count();
    int all = results.size();
    boolean success = results.stream().allMatch(r -> r.success() || isWarning(r));
    return new ValidationReport(
        success,
        "lynceus.dataset",
        batchId,
        results,
        new Statistics(all, met, all - met, all == 0 ? 100 : 100.0 * met / all),
        Map.of());
  }

  private static boolean isWarning(Result result) {
    return result.expectationConfig().severity().equals(Severity.WARNING.label());
  }
}
