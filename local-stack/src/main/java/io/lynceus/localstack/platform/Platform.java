package io.lynceus.localstack.platform;

import io.lynceus.localstack.settings.Address;
import io.lynceus.localstack.settings.Connections;
import io.lynceus.localstack.supervision.Program;
import io.lynceus.localstack.supervision.Readiness;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The platform as programs to supervise: the local stack first, then all services side by side. */
public record Platform(PlatformSettings settings) {
  private static final String REGISTRY_DATABASE = "lynceus_registry";

  /** How often a thread of libtorch looks for work before it sleeps; the usual 300,000 burn. */
  private static final String SPINS = "3000";

  public List<List<Program>> stages() {
    return stages(jvm -> jvm.command(List.of()));
  }

  /** The same, but each service writes down at its end what makes its next starts quick. */
  public List<List<Program>> recording() {
    return stages(jvm -> jvm.recording(List.of()));
  }

  /**
   * Whether every service has written that down, be it for jars that have been built anew since.
   */
  public boolean isRecorded() {
    return settings.chosen().stream()
        .allMatch(service -> service.jvm(settings.checkout()).isRecorded());
  }

  private List<List<Program>> stages(Function<Jvm, List<String>> command) {
    return List.of(
        List.of(StackProgram.program(settings.stack(), databases())),
        settings.chosen().stream().map(service -> program(service, command)).toList());
  }

  private static List<String> databases() {
    List<String> databases = new ArrayList<>();
    Stream.of(ServiceModule.values()).map(ServiceModule::database).forEach(databases::add);
    databases.add(REGISTRY_DATABASE);
    return databases;
  }

  private Program program(ServiceModule service, Function<Jvm, List<String>> command) {
    return new Program(
        service.module(),
        settings.url(service),
        command.apply(service.jvm(settings.checkout())),
        environment(service),
        new Readiness.Answers(URI.create(settings.url(service) + "/actuator/health/readiness")));
  }

  private Map<String, String> environment(ServiceModule service) {
    Map<String, String> environment = new TreeMap<>(Relaxed.environment(properties(service)));
    if (service == ServiceModule.TRAINING) {
      environment.put("GOMP_SPINCOUNT", SPINS);
    }
    return environment;
  }

  private Map<String, String> properties(ServiceModule service) {
    Address address = settings.address(service);
    var connections = Connections.of(settings.stack());
    Map<String, String> properties =
        new TreeMap<>(connections.springProperties(service.database()));
    properties.put("server.address", address.host());
    properties.put("server.port", String.valueOf(address.port()));
    properties.put(
        "lynceus.identity.jwks-uri",
        settings.url(ServiceModule.GATEWAY) + "/.well-known/jwks.json");
    if (service.opensRegistry()) {
      properties.putAll(connections.registryProperties(REGISTRY_DATABASE));
    }
    if (service == ServiceModule.GATEWAY) {
      Stream.of(ServiceModule.values())
          .filter(other -> other != ServiceModule.GATEWAY)
          .forEach(
              other -> properties.put("lynceus.route." + other.shortName(), settings.url(other)));
    }
    return properties;
  }
}
