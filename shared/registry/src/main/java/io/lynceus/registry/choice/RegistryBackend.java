package io.lynceus.registry.choice;

/** The adapters that there are: the values of {@code lynceus.registry}. */
public enum RegistryBackend {
  POSTGRES
}
