package io.lynceus.platform.problem;

import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Bean validation's findings as invalid fields. */
final class InvalidInput {
  private InvalidInput() {}

  static LynceusProblem of(BindingResult result) {
    return RequestProblem.invalid(fields(result.getAllErrors()));
  }

  static LynceusProblem of(HandlerMethodValidationException invalid) {
    List<InvalidField> errors = new ArrayList<>();
    for (var result : invalid.getParameterValidationResults()) {
      if (result instanceof ParameterErrors body) {
        errors.addAll(fields(body.getAllErrors()));
      } else {
        var name = result.getMethodParameter().getParameterName();
        for (var error : result.getResolvableErrors()) {
          errors.add(new InvalidField(name == null ? "" : name, message(error)));
        }
      }
    }
    return RequestProblem.invalid(errors);
  }

  static LynceusProblem of(ConstraintViolationException invalid) {
    return RequestProblem.invalid(
        invalid.getConstraintViolations().stream()
            .map(v -> new InvalidField(pointer(v.getPropertyPath().toString()), v.getMessage()))
            .toList());
  }

  private static List<InvalidField> fields(List<? extends MessageSourceResolvable> errors) {
    return errors.stream()
        .map(
            e ->
                new InvalidField(
                    e instanceof FieldError field ? pointer(field.getField()) : "", message(e)))
        .toList();
  }

  /** {@code boxes[0].x1} becomes {@code /boxes/0/x1}. */
  private static String pointer(String path) {
    return "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
  }

  private static String message(MessageSourceResolvable error) {
    var message = error.getDefaultMessage();
    var unbound = error instanceof FieldError field && field.isBindingFailure();
    return message == null || unbound ? "Not a valid value" : message;
  }
}
