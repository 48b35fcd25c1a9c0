package io.lynceus.registry;

import io.lynceus.platform.problem.LynceusProblem;
import io.lynceus.vision.packaging.ModelPackageInvalid;
import org.springframework.http.HttpStatus;

/** A package that cannot be registered: not as sealed, or its lineage leaves something open. */
public final class PackageRefused extends LynceusProblem {
  private static final long serialVersionUID = 1;

  public PackageRefused(String detail) {
    super("model-package-refused", HttpStatus.UNPROCESSABLE_CONTENT, detail);
  }

  public PackageRefused(ModelPackageInvalid cause) {
    super(
        "model-package-refused",
        HttpStatus.UNPROCESSABLE_CONTENT,
        String.valueOf(cause.getMessage()),
        cause);
  }
}
