package io.lynceus.localstack.platform;

import io.lynceus.localstack.settings.Address;
import io.lynceus.localstack.settings.LocalStackSettings;
import io.lynceus.localstack.settings.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the platform's code is and where everything listens. Beside the variables of {@link
 * LocalStackSettings}, {@code LYNCEUS_GATEWAY_PORT} and its like move a service; 0 is a free port.
 */
public record PlatformSettings(
    Path checkout, LocalStackSettings stack, Map<ServiceModule, Address> services) {
  public PlatformSettings {
    services = Map.copyOf(services);
    if (services.size() < ServiceModule.values().length) {
      throw new IllegalArgumentException("every service needs an address, not only " + services);
    }
  }

  public static PlatformSettings of(Map<String, String> environment, Path checkout) {
    Map<ServiceModule, Address> services = new EnumMap<>(ServiceModule.class);
    for (ServiceModule service : ServiceModule.values()) {
      services.put(
          service,
          LocalStackSettings.address(environment, service.portVariable(), service.defaultPort()));
    }
    return new PlatformSettings(checkout, LocalStackSettings.of(environment), services);
  }

  /** Everything on free ports, with its state in a folder of its own: a platform of a test. */
  public static PlatformSettings onFreePorts(Path checkout, Path state) {
    Map<ServiceModule, Address> services = new EnumMap<>(ServiceModule.class);
    for (ServiceModule service : ServiceModule.values()) {
      services.put(service, new Address(LocalStackSettings.LOOPBACK, 0));
    }
    return new PlatformSettings(checkout, LocalStackSettings.onFreePorts(state), services);
  }

  public PlatformSettings resolved() {
    Map<ServiceModule, Address> known = new EnumMap<>(ServiceModule.class);
    services.forEach((service, address) -> known.put(service, address.resolved()));
    return new PlatformSettings(checkout, stack.resolved(), known);
  }

  public StateFolder state() {
    return stack.state();
  }

  /** Every service has one. */
  Address address(ServiceModule service) {
    return services.getOrDefault(service, new Address(LocalStackSettings.LOOPBACK, 0));
  }

  public String url(ServiceModule service) {
    return "http://" + address(service);
  }

  /**
   * What keeps this platform from starting, each with the way out of it; nothing if nothing does.
   */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (ServiceModule service : ServiceModule.values()) {
      Path jar = service.jvm(checkout).jar();
      if (!Files.exists(jar)) {
        problems.add(jar + " is missing; run: mvn package -DskipTests");
      }
    }
    problems.addAll(stack.takenPorts());
    Stream.of(ServiceModule.values())
        .filter(service -> address(service).taken())
        .map(service -> address(service).inUse(service.portVariable()))
        .forEach(problems::add);
    return problems;
  }
}
