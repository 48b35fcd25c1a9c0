package io.lynceus.platform.problem;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** Says what is wrong with a JSON body, and where, in words that name no class of ours. */
final class UnreadableJson {
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private UnreadableJson() {}

  static LynceusProblem of(HttpMessageNotReadableException unreadable) {
    for (Throwable t = unreadable.getCause(); t != null; t = t.getCause()) {
      if (t instanceof LynceusProblem problem) {
        return problem;
      }
    }
    if (unreadable.getCause() instanceof JacksonException json) {
      return RequestProblem.invalid(pointer(json), detail(json));
    }
    if (unreadable.getCause() instanceof IOException) {
      return new RequestProblem(
          "body-cut-short",
          HttpStatus.BAD_REQUEST,
          "The body ended or stalled before it was complete");
    }
    return new RequestProblem("body-missing", HttpStatus.BAD_REQUEST, "A body is required");
  }

  private static String pointer(JacksonException json) {
    return json.getPath().stream()
        .map(
            step ->
                "/"
                    + (step.getPropertyName() == null
                        ? step.getIndex()
                        : escaped(step.getPropertyName())))
        .collect(Collectors.joining());
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String detail(JacksonException json) {
    return switch (json) {
      case UnrecognizedPropertyException unknown -> "Unknown field";
      case InvalidFormatException format -> "Expected " + expected(format.getTargetType());
      case ValueInstantiationException value -> reason(value);
      case MismatchedInputException mismatch -> "Expected " + expected(mismatch.getTargetType());
      case StreamReadException broken -> "Not readable as JSON" + place(broken);
      default -> "Not a valid value";
    };
  }

  /** A record's own refusal is written for people; anything else would leak how we are built. */
  private static String reason(ValueInstantiationException value) {
    var words =
        value.getCause() instanceof IllegalArgumentException refusal ? refusal.getMessage() : null;
    return words == null || words.contains("io.lynceus") ? "Not a valid value" : words;
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "another value";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(JsonMapper.shared()::writeValueAsString)
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (WHOLE.contains(type)) {
      return "a whole number";
    }
    if (type == double.class || type == float.class || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
      return "an array";
    }
    return CharSequence.class.isAssignableFrom(type) ? "a string" : "another form of value";
  }

  private static String place(StreamReadException broken) {
    var at = broken.getLocation();
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
