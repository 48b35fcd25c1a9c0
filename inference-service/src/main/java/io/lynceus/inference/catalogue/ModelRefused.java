package io.lynceus.inference.catalogue;

import io.lynceus.platform.problem.LynceusProblem;
import io.lynceus.vision.onnx.OnnxModelRefused;
import io.lynceus.vision.packaging.ModelPackageInvalid;
import org.springframework.http.HttpStatus;

/** An uploaded model or its manifest is not accepted. */
final class ModelRefused extends LynceusProblem {
  private static final long serialVersionUID = 1;

  ModelRefused(OnnxModelRefused refused) {
    super(
        "model-" + refused.reason().slug(),
        status(refused.reason()),
        String.valueOf(refused.getMessage()),
        refused);
  }

  ModelRefused(ModelPackageInvalid invalid) {
    super(
        "model-manifest-invalid",
        HttpStatus.UNPROCESSABLE_CONTENT,
        String.valueOf(invalid.getMessage()),
        invalid);
  }

  private ModelRefused(String slug, HttpStatus status, String detail) {
    super(slug, status, detail);
  }

  static ModelRefused empty(String part) {
    return new ModelRefused(
        "model-empty", HttpStatus.BAD_REQUEST, "The file '%s' is empty".formatted(part));
  }

  private static HttpStatus status(OnnxModelRefused.Reason reason) {
    return switch (reason) {
      case NOT_ONNX -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      case EXTERNAL_DATA, OPERATOR, TOO_LARGE, MALFORMED, MISMATCH ->
          HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }
}
