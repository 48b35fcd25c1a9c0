package io.lynceus.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of every error, as RFC 9457 has it, with the trace id and the invalid inputs. */
@JsonInclude(Include.NON_EMPTY)
public record Problem(
    URI type,
    String title,
    int status,
    String detail,
    String instance,
    @Nullable String traceId,
    List<InvalidField> errors) {
  private static final String TYPE = "urn:lynceus:problem:";

  static Problem of(LynceusProblem problem, String instance, @Nullable String traceId) {
    return new Problem(
        URI.create(TYPE + problem.slug()),
        title(problem.slug()),
        problem.status().value(),
        problem.detail(),
        instance,
        traceId,
        problem.errors());
  }

  private static String title(String slug) {
    return slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1).replace('-', ' ');
  }
}
