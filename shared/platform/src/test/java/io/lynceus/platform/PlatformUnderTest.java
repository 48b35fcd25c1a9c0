package io.lynceus.platform;

import io.lynceus.localstack.SharedLocalStack;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** A service that consists of the platform alone, open to all, on the local stack. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class PlatformUnderTest {

  /** Starts it with this database; {@code parts} are further configurations. */
  public static ConfigurableApplicationContext start(String database, Class<?>... parts) {
    return start(database, Map.of(), parts);
  }

  /** The same, configured otherwise. */
  public static ConfigurableApplicationContext start(
      String database, Map<String, String> otherwise, Class<?>... parts) {
    var properties = new TreeMap<>(SharedLocalStack.get().springProperties(database));
    properties.put("server.port", "0");
    properties.put("spring.application.name", database);
    properties.put("spring.flyway.locations", "classpath:io/lynceus/platform/none");
    properties.put("spring.flyway.fail-on-missing-locations", "false");
    properties.putAll(otherwise);
    return new SpringApplicationBuilder(PlatformUnderTest.class)
        .sources(parts)
        .run(
            properties.entrySet().stream()
                .map(p -> "--" + p.getKey() + "=" + p.getValue())
                .toArray(String[]::new));
  }

  @Bean
  SecurityFilterChain open(HttpSecurity http) throws Exception {
    return http.csrf(c -> c.disable())
        .authorizeHttpRequests(r -> r.anyRequest().permitAll())
        .build();
  }
}
