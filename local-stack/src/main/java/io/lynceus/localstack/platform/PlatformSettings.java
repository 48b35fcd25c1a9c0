package io.lynceus.localstack.platform;

import io.lynceus.localstack.settings.Address;
import io.lynceus.localstack.settings.LocalStackSettings;
import io.lynceus.localstack.settings.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the platform's code is and where everything listens. Beside the variables of {@link
 * LocalStackSettings}, {@code LYNCEUS_GATEWAY_PORT} and its like move a service (0 is a free port),
 * and {@code LYNCEUS_SERVICES=gateway,data-service} runs these alone.
 */
public record PlatformSettings(
    Path checkout,
    LocalStackSettings stack,
    Map<ServiceModule, Address> services,
    Set<ServiceModule> chosen) {
  private static final String SERVICES = "LYNCEUS_SERVICES";

  public PlatformSettings {
    services = Map.copyOf(services);
    chosen = Collections.unmodifiableSet(EnumSet.copyOf(chosen)); // in the order of the list
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
    return new PlatformSettings(
        checkout, LocalStackSettings.of(environment), services, chosen(environment));
  }

  /** Everything on free ports, with its state in a folder of its own: a platform of a test. */
  public static PlatformSettings onFreePorts(Path checkout, Path state) {
    Map<ServiceModule, Address> services = new EnumMap<>(ServiceModule.class);
    for (ServiceModule service : ServiceModule.values()) {
      services.put(service, new Address(LocalStackSettings.LOOPBACK, 0));
    }
    return new PlatformSettings(
        checkout,
        LocalStackSettings.onFreePorts(state),
        services,
        EnumSet.allOf(ServiceModule.class));
  }

  public PlatformSettings resolved() {
    Map<ServiceModule, Address> known = new EnumMap<>(ServiceModule.class);
    services.forEach((service, address) -> known.put(service, address.resolved()));
    return new PlatformSettings(checkout, stack.resolved(), known, chosen);
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
    for (ServiceModule service : chosen) {
      Path jar = service.jvm(checkout).jar();
      if (!Files.exists(jar)) {
        problems.add(jar + " is missing; run: mvn package -DskipTests");
      }
    }
    problems.addAll(stack.takenPorts());
    chosen.stream()
        .filter(service -> address(service).taken())
        .map(service -> address(service).inUse(service.portVariable()))
        .forEach(problems::add);
    return problems;
  }

  private static Set<ServiceModule> chosen(Map<String, String> environment) {
    String names = environment.getOrDefault(SERVICES, "");
    return names.isBlank()
        ? EnumSet.allOf(ServiceModule.class)
        : Stream.of(names.split(",")).map(PlatformSettings::named).collect(Collectors.toSet());
  }

  private static ServiceModule named(String name) {
    return Stream.of(ServiceModule.values())
        .filter(service -> service.module().equals(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    SERVICES + ": no service is called " + name + "; there are " + names()));
  }

  private static String names() {
    return Stream.of(ServiceModule.values())
        .map(ServiceModule::module)
        .collect(Collectors.joining(", "));
  }
}
