package io.lynceus.gateway.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the platform is; {@code models} holds the versions that have an alias. */
record Status(List<ServiceState> services, List<LiveModel> models) {
  /** {@code version} is null where the service does not answer. */
  record ServiceState(String name, boolean ready, @Nullable String version) {}

  record LiveModel(String model, String alias, String version) {}
}
