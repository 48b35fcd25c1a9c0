package io.lynceus.platform.problem;

import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Which fact an exception stands for. */
final class ProblemOf {
  private ProblemOf() {}

  static LynceusProblem exception(Throwable thrown) {
    return switch (thrown) {
      case LynceusProblem problem -> problem;
      case Throwable full when isDiskFull(full) -> RequestProblem.diskFull(full);
      case HttpMessageNotReadableException unreadable -> UnreadableJson.of(unreadable);
      case MethodArgumentNotValidException invalid -> InvalidInput.of(invalid.getBindingResult());
      case BindException invalid -> InvalidInput.of(invalid.getBindingResult());
      case HandlerMethodValidationException invalid -> InvalidInput.of(invalid);
      case ConstraintViolationException invalid -> InvalidInput.of(invalid);
      case MethodArgumentTypeMismatchException type -> mismatch(type);
      case TypeMismatchException type -> RequestProblem.invalid(name(type), "Not a valid value");
      case MissingServletRequestPartException part ->
          RequestProblem.invalid(part.getRequestPartName(), "This part is required");
      case MissingRequestValueException missing -> missing(missing);
      case MultipartException multipart -> multipart(multipart);
      case AsyncRequestTimeoutException late -> RequestProblem.unavailable("An answer in time");
      case ErrorResponse refused -> refused(refused);
      default -> other(thrown);
    };
  }

  private static LynceusProblem refused(ErrorResponse refused) {
    return switch (refused) {
      case NoResourceFoundException unknown -> unknownRoute();
      case NoHandlerFoundException unknown -> unknownRoute();
      case HttpRequestMethodNotSupportedException method ->
          new RequestProblem(
              "method-not-allowed",
              HttpStatus.METHOD_NOT_ALLOWED,
              method.getMethod() + " is not possible here",
              headers(method));
      case HttpMediaTypeNotSupportedException type ->
          new RequestProblem(
              "unsupported-media-type",
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "Accepted here: " + join(type.getSupportedMediaTypes()),
              headers(type));
      case HttpMediaTypeNotAcceptableException type ->
          new RequestProblem(
              "not-acceptable",
              HttpStatus.NOT_ACCEPTABLE,
              "Available here: " + join(type.getSupportedMediaTypes()));
      default -> RequestProblem.ofStatus(refused.getStatusCode().value(), null);
    };
  }

  private static LynceusProblem unknownRoute() {
    return new RequestProblem("unknown-route", HttpStatus.NOT_FOUND, "There is nothing here");
  }

  private static Map<String, String> headers(ErrorResponse refused) {
    return refused.getHeaders().toSingleValueMap();
  }

  private static String join(java.util.List<MediaType> types) {
    return types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
  }

  private static LynceusProblem mismatch(MethodArgumentTypeMismatchException type) {
    for (Throwable t = type.getCause(); t != null; t = t.getCause()) {
      if (t instanceof LynceusProblem problem) {
        return problem;
      }
      if (t.getClass() == IllegalArgumentException.class && isOurs(t)) {
        return RequestProblem.invalid(type.getName(), String.valueOf(t.getMessage()));
      }
    }
    return RequestProblem.invalid(type.getName(), "Not a valid value");
  }

  /** Thrown by one of our values, whose messages are written for people. */
  private static boolean isOurs(Throwable thrown) {
    var trace = thrown.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith("io.lynceus.");
  }

  private static String name(TypeMismatchException type) {
    var property = type.getPropertyName();
    return property == null ? "" : property;
  }

  private static LynceusProblem missing(MissingRequestValueException missing) {
    var words = missing.getBody().getDetail();
    return RequestProblem.invalid("", words == null ? "A parameter is missing" : words);
  }

  private static LynceusProblem multipart(MultipartException multipart) {
    if (multipart instanceof MaxUploadSizeExceededException || namesALimit(multipart)) {
      return new RequestProblem(
          "payload-too-large", HttpStatus.CONTENT_TOO_LARGE, "The upload is larger than allowed");
    }
    return new RequestProblem(
        "invalid-multipart", HttpStatus.BAD_REQUEST, "The body is not readable as multipart");
  }

  private static boolean namesALimit(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t.getClass().getSimpleName().contains("LimitExceeded")
          || t.getClass().getSimpleName().contains("SizeException")) {
        return true;
      }
    }
    return false;
  }

  private static LynceusProblem other(Throwable thrown) {
    return isOfDatabase(thrown) && LynceusProblem.isOutage(thrown)
        ? RequestProblem.unavailable("The database")
        : RequestProblem.internal(thrown);
  }

  /**
   * Java has no type for it. These are the words of Linux in the language that services run in;
   * elsewhere it is the internal error that it is.
   */
  private static boolean isDiskFull(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String words = t instanceof IOException ? String.valueOf(t.getMessage()) : "";
      if (words.contains("No space left on device") || words.contains("Disk quota exceeded")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfDatabase(Throwable thrown) {
    return thrown instanceof DataAccessException || thrown instanceof TransactionException;
  }
}
