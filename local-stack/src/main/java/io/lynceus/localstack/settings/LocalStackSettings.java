package io.lynceus.localstack.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the three servers listen and where they keep their data. Read from the environment:
 *
 * <pre>
 * LYNCEUS_STATE          folder of everything that is kept, .lynceus
 * LYNCEUS_BIND           address to listen on, 127.0.0.1
 * LYNCEUS_KAFKA_PORT     9092; 0 is a free one, here and below
 * LYNCEUS_KAFKA_ADVERTISED_PORT  where clients are told to find Kafka, if something stands between
 * LYNCEUS_S3_PORT        9000
 * LYNCEUS_POSTGRES_PORT  5432
 * LYNCEUS_BINARIES       folder into which PostgreSQL is unpacked, the state folder's
 * </pre>
 */
public record LocalStackSettings(
    StateFolder state,
    Address kafka,
    Optional<Address> advertisedKafka,
    Address s3,
    Address postgres,
    Path binaries) {
  private static final String ADVERTISED = "LYNCEUS_KAFKA_ADVERTISED_PORT";

  public static final String LOOPBACK = "127.0.0.1";

  /** Free ports of the loopback address: what a test wants. */
  public static LocalStackSettings onFreePorts(Path state) {
    return of(
        Map.of(
            "LYNCEUS_STATE",
            state.toString(),
            "LYNCEUS_KAFKA_PORT",
            "0",
            "LYNCEUS_S3_PORT",
            "0",
            "LYNCEUS_POSTGRES_PORT",
            "0"));
  }

  public static LocalStackSettings of(Map<String, String> environment) {
    var state = new StateFolder(Path.of(environment.getOrDefault("LYNCEUS_STATE", ".lynceus")));
    String binaries = environment.get("LYNCEUS_BINARIES");
    return new LocalStackSettings(
        state,
        address(environment, "LYNCEUS_KAFKA_PORT", 9092),
        environment.containsKey(ADVERTISED)
            ? Optional.of(address(environment, ADVERTISED, 0))
            : Optional.empty(),
        address(environment, "LYNCEUS_S3_PORT", 9000),
        address(environment, "LYNCEUS_POSTGRES_PORT", 5432),
        binaries == null ? state.file("postgres-binaries") : Path.of(binaries));
  }

  /** The same with every port known, so that a restarted server is found where it was. */
  public LocalStackSettings resolved() {
    return new LocalStackSettings(
        state, kafka.resolved(), advertisedKafka, s3.resolved(), postgres.resolved(), binaries);
  }

  public LocalStackSettings withBinaries(Path folder) {
    return new LocalStackSettings(state, kafka, advertisedKafka, s3, postgres, folder);
  }

  /** What another process reads these settings from. */
  public Map<String, String> toEnvironment() {
    var environment = new TreeMap<String, String>();
    environment.put("LYNCEUS_STATE", state.path().toString());
    environment.put("LYNCEUS_BIND", kafka.host());
    environment.put("LYNCEUS_KAFKA_PORT", String.valueOf(kafka.port()));
    advertisedKafka.ifPresent(at -> environment.put(ADVERTISED, String.valueOf(at.port())));
    environment.put("LYNCEUS_S3_PORT", String.valueOf(s3.port()));
    environment.put("LYNCEUS_POSTGRES_PORT", String.valueOf(postgres.port()));
    environment.put("LYNCEUS_BINARIES", binaries.toString());
    return environment;
  }

  /** The address by which a client reaches Kafka and the broker tells it to come back. */
  public Address kafkaForClients() {
    return advertisedKafka.orElse(kafka);
  }

  /** One line for every port that somebody else listens on, with the way out of it. */
  public List<String> takenPorts() {
    return Stream.of(
            Map.entry("LYNCEUS_KAFKA_PORT", kafka),
            Map.entry("LYNCEUS_S3_PORT", s3),
            Map.entry("LYNCEUS_POSTGRES_PORT", postgres))
        .filter(entry -> entry.getValue().taken())
        .map(entry -> entry.getValue().inUse(entry.getKey()))
        .toList();
  }

  /** The address of the server whose port is in this variable. */
  public static Address address(Map<String, String> environment, String key, int port) {
    String given = environment.getOrDefault(key, String.valueOf(port));
    try {
      return new Address(
          environment.getOrDefault("LYNCEUS_BIND", LOOPBACK), Integer.parseInt(given));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + "=" + given + ": a port is 0 to 65535", e);
    }
  }
}
