package io.lynceus.inference.catalogue;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.identity.Caller;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.NotRegistered;
import io.lynceus.registry.RegisteredModel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which models exist for whom: those of a project that the caller does not see are not there. */
@Component
public final class ModelAccess {
  private final ModelRegistry registry;

  ModelAccess(ModelRegistry registry) {
    this.registry = registry;
  }

  /** Answers the model, or that there is none. */
  public RegisteredModel require(ModelName model, Caller caller) {
    RegisteredModel registered = registry.model(model);
    require(model, registered.project(), caller);
    return registered;
  }

  /** Refuses to add a version to a model, or to begin one, in a project that is not there. */
  void requireMayAdd(ModelName model, Caller caller) {
    RegisteredModel registered;
    try {
      registered = registry.model(model);
    } catch (NotRegistered e) {
      caller.requireProject(new ProjectName(model.value()));
      return;
    }
    require(model, registered.project(), caller);
  }

  /**
   * The same for a model whose project is known; one without belongs to the project of its name.
   */
  public static void require(ModelName model, @Nullable ProjectName project, Caller caller) {
    if (!sees(model, project, caller)) {
      throw NotRegistered.model(model);
    }
  }

  static boolean sees(ModelName model, @Nullable ProjectName project, Caller caller) {
    return caller.projects().includes(project == null ? new ProjectName(model.value()) : project);
  }
}
