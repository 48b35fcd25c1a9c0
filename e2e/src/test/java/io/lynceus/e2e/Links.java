package io.lynceus.e2e;

import io.lynceus.e2e.failpoint.FailPoint;
import io.lynceus.e2e.failpoint.FailingDriver;
import io.lynceus.e2e.proxy.Fault;
import io.lynceus.e2e.proxy.FaultProxy;
import io.lynceus.localstack.platform.ServiceModule;
import io.lynceus.localstack.settings.Address;
import io.lynceus.localstack.settings.LocalStackSettings;
import io.lynceus.localstack.supervision.Program;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a test has put between the services and what they stand on: a proxy for each service to
 * PostgreSQL and to S3, one to Kafka for all (a broker tells its clients one address), and a fail
 * point in each service's database driver. As long as nothing is asked of them, they do nothing.
 */
public final class Links implements AutoCloseable {
  private static final String JDBC = "jdbc:postgresql:";
  private final Path failPoints;
  private final Path driver;
  private final FaultProxy kafka;
  private final Map<ServiceModule, FaultProxy> postgres = new EnumMap<>(ServiceModule.class);
  private final Map<ServiceModule, FaultProxy> s3 = new EnumMap<>(ServiceModule.class);

  private Links(LocalStackSettings stack, Path driver) {
    this.failPoints = stack.state().folder("fail-points");
    this.driver = driver;
    this.kafka = to(stack.kafka());
    for (ServiceModule service : ServiceModule.values()) {
      postgres.put(service, to(stack.postgres()));
      s3.put(service, to(stack.s3()));
    }
  }

  /** To the servers of a stack whose ports are known. */
  static Links to(LocalStackSettings stack, Path checkout) {
    Path driver = checkout.resolve(Path.of("e2e", "target", "lynceus-e2e.jar"));
    if (!Files.exists(driver)) {
      throw new IllegalStateException(driver + " is missing: these tests run in phase verify");
    }
    return new Links(stack, driver);
  }

  private static FaultProxy to(Address address) {
    return FaultProxy.to(address.host(), address.port());
  }

  /** The one line between a service and a system; Kafka's is everybody's. */
  public FaultProxy between(ServiceModule service, BackingSystem system) {
    return switch (system) {
      case KAFKA -> kafka;
      case POSTGRES -> postgres.get(service);
      case S3 -> s3.get(service);
    };
  }

  /** From now on, for all services. */
  public void set(BackingSystem system, Fault fault) {
    for (ServiceModule service : ServiceModule.values()) {
      between(service, system).set(fault);
    }
  }

  public void heal() {
    for (BackingSystem system : BackingSystem.values()) {
      set(system, new Fault.None());
    }
  }

  /** Until it has happened as often as it says, or {@link #disarm}. */
  public void arm(ServiceModule service, FailPoint point) {
    try {
      Path half = Files.createTempFile(failPoints, "half", "");
      Files.writeString(half, point.text());
      Files.move(half, file(service), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isArmed(ServiceModule service) {
    return Files.exists(file(service));
  }

  public void disarm(ServiceModule service) {
    try {
      Files.deleteIfExists(file(service));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(ServiceModule service) {
    return failPoints.resolve(service.module());
  }

  /** The stages of a platform, its programs led through here. */
  List<List<Program>> through(List<List<Program>> stages) {
    return stages.stream().map(stage -> stage.stream().map(this::through).toList()).toList();
  }

  private Program through(Program program) {
    for (ServiceModule service : ServiceModule.values()) {
      if (service.module().equals(program.name())) {
        return with(program, command(program.command()), environment(service, program));
      }
    }
    Map<String, String> stack = new TreeMap<>(program.environment());
    stack.put("LYNCEUS_KAFKA_ADVERTISED_PORT", String.valueOf(kafka.port()));
    return with(program, program.command(), stack);
  }

  private static Program with(
      Program program, List<String> command, Map<String, String> environment) {
    return new Program(
        program.name(), program.address(), command, environment, program.readiness());
  }

  private List<String> command(List<String> before) {
    List<String> command = new ArrayList<>(before);
    int classPath = command.indexOf("-cp") + 1;
    command.set(classPath, command.get(classPath) + File.pathSeparator + driver);
    return command;
  }

  private Map<String, String> environment(ServiceModule service, Program program) {
    Map<String, String> environment = new TreeMap<>();
    program.environment().forEach((name, value) -> environment.put(name, led(service, value)));
    environment.put("SPRING_DATASOURCE_DRIVERCLASSNAME", FailingDriver.class.getName());
    return environment;
  }

  private String led(ServiceModule service, String value) {
    String led = value;
    for (BackingSystem system : BackingSystem.values()) {
      FaultProxy proxy = between(service, system);
      led = led.replace(proxy.target(), proxy.hostAndPort());
    }
    return led.startsWith(JDBC) ? FailingDriver.url(led, file(service)) : led;
  }

  @Override
  public void close() {
    kafka.close();
    postgres.values().forEach(FaultProxy::close);
    s3.values().forEach(FaultProxy::close);
  }
}
