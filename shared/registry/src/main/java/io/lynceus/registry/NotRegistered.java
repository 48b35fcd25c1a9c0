package io.lynceus.registry;

import io.lynceus.contracts.ModelName;
import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** The registry has no such model, version, alias or file. */
public final class NotRegistered extends LynceusProblem {
  private static final long serialVersionUID = 1;

  private NotRegistered(String slug, String detail) {
    super(slug, HttpStatus.NOT_FOUND, detail);
  }

  public static NotRegistered model(ModelName model) {
    return new NotRegistered("model-not-found", "No model " + model + " is registered");
  }

  public static NotRegistered version(ModelName model, String version) {
    return new NotRegistered(
        "model-version-not-found", "Model " + model + " has no version " + shortened(version));
  }

  public static NotRegistered alias(ModelName model, AliasName alias) {
    return new NotRegistered(
        "alias-not-set", "Model " + model + " has no version with alias " + alias.label());
  }

  public static NotRegistered file(ModelName model, String version, String path) {
    return new NotRegistered(
        "model-file-not-found",
        "Version " + version + " of model " + model + " has no file " + shortened(path));
  }

  private static String shortened(String said) {
    return said.length() <= 100 ? said : said.substring(0, 100) + "…";
  }
}
