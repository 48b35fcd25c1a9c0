package io.lynceus.gateway.status;

import io.lynceus.platform.identity.CallerAuthentication;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StatusController {
  private final ServiceStates services;
  private final LiveModels models;

  StatusController(ServiceStates services, LiveModels models) {
    this.services = services;
    this.models = models;
  }

  /** Anybody may see whether the services run; models are for callers, each their own. */
  @GetMapping("/api/v1/status")
  Status status(@Nullable Authentication who) {
    return new Status(
        services.all(),
        who instanceof CallerAuthentication caller ? models.of(caller.getPrincipal()) : List.of());
  }
}
