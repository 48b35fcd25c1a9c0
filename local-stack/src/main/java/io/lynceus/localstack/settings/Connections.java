package io.lynceus.localstack.settings;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a client reaches the servers of one stack: addresses and logins, as a service is told them.
 */
public record Connections(LocalStackSettings settings, Credentials credentials) {
  /** S3Proxy signs for any region; clients want one. */
  public static final String S3_REGION = "us-east-1";

  public static Connections of(LocalStackSettings settings) {
    return new Connections(settings, Credentials.of(settings.state()));
  }

  public URI s3() {
    return URI.create("http://" + settings.s3());
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + settings.postgres() + "/" + database;
  }

  /** What every Kafka client must be told beside the bootstrap servers. */
  public Map<String, String> kafkaSecurity() {
    return Map.of(
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "SCRAM-SHA-256",
        "sasl.jaas.config",
        scram(credentials.kafka()));
  }

  /** Kafka, S3 and the service's own database as Spring properties. */
  public Map<String, String> springProperties(String database) {
    Login owner = credentials.ownerOf(database);
    var properties = new TreeMap<String, String>();
    properties.put("spring.datasource.url", jdbcUrl(database));
    properties.put("spring.datasource.username", owner.name());
    properties.put("spring.datasource.password", owner.secret());
    properties.put("spring.kafka.bootstrap-servers", settings.kafkaForClients().toString());
    kafkaSecurity().forEach((k, v) -> properties.put("spring.kafka.properties." + k, v));
    properties.put("lynceus.s3.endpoint", s3().toString());
    properties.put("lynceus.s3.access-key", credentials.s3().name());
    properties.put("lynceus.s3.secret-key", credentials.s3().secret());
    properties.put("lynceus.s3.region", S3_REGION);
    properties.put("lynceus.state", settings.state().path().toString());
    return properties;
  }

  /** The model registry's database as Spring properties. */
  public Map<String, String> registryProperties(String database) {
    Login owner = credentials.ownerOf(database);
    return Map.of(
        "lynceus.registry",
        "postgres",
        "lynceus.registry-database.url",
        jdbcUrl(database),
        "lynceus.registry-database.username",
        owner.name(),
        "lynceus.registry-database.password",
        owner.secret());
  }

  /** The SCRAM login in the notation of JAAS. */
  public static String scram(Login login) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(login.name(), login.secret());
  }
}
