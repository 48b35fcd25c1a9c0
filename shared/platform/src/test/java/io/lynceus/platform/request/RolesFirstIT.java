package io.lynceus.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Whoever may not do a thing hears that, and nothing of how they asked for it. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties =
        "spring.autoconfigure.exclude="
            + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
            + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
final class RolesFirstIT {
  @LocalServerPort int port;
  private final HttpClient http = HttpClient.newHttpClient();

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Lamps.class)
  static class Service {
    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
      return http.csrf(c -> c.disable())
          .httpBasic(b -> {})
          .authorizeHttpRequests(r -> r.anyRequest().authenticated())
          .build();
    }

    @Bean
    InMemoryUserDetailsManager people() {
      return new InMemoryUserDetailsManager(
          User.withUsername("vera").password("{noop}x").roles("VIEWER").build(),
          User.withUsername("enno").password("{noop}x").roles("ENGINEER").build(),
          User.withUsername("anna").password("{noop}x").roles("APPROVER").build());
    }
  }

  enum Colour {
    RED,
    GREEN
  }

  record Lamp(@NotBlank String name) {}

  @RestController
  static class Lamps {
    @PostMapping("/lamps")
    @PreAuthorize("hasRole('ENGINEER')")
    String add(@Valid @RequestBody Lamp lamp, @RequestHeader("If-Match") int revision) {
      return lamp.name();
    }

    @PutMapping("/lamps/{colour}")
    @PreAuthorize("hasRole('APPROVER') or (hasRole('ENGINEER') and #colour.name() != 'RED')")
    String change(@PathVariable Colour colour, @Valid @RequestBody Lamp lamp) {
      return lamp.name();
    }

    @PostMapping("/looks")
    String look(@Valid @RequestBody Lamp lamp) {
      return lamp.name();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"name\":\"\"}", "{\"owner\":\"me\"}", "{\"name\":\"a\"}"})
  void theRoleIsJudgedBeforeTheBody(String body) throws Exception {
    assertThat(send("vera", "POST", "/lamps", body).statusCode()).isEqualTo(403);
    assertThat(send("enno", "POST", "/lamps", body).statusCode()).isIn(400, 422);
    assertThat(send("vera", "POST", "/looks", body).statusCode()).isNotEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "vera, RED, 403",
    "vera, GREEN, 403",
    "enno, RED, 403",
    "enno, GREEN, 422",
    "anna, RED, 422",
    "anna, BLUE, 422"
  })
  void aRuleMayNameWhatIsInThePath(String who, String colour, int status) throws Exception {
    var answer = send(who, "PUT", "/lamps/" + colour, "{\"name\":\"\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  @Test
  void whoMayDoItDoesIt() throws Exception {
    assertThat(send("enno", "PUT", "/lamps/GREEN", "{\"name\":\"a\"}").body()).isEqualTo("a");
    assertThat(send("anna", "PUT", "/lamps/RED", "{\"name\":\"b\"}").body()).isEqualTo("b");
  }

  private HttpResponse<String> send(String who, String method, String path, String body)
      throws Exception {
    byte[] credentials = (who + ":x").getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
            .method(method, BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
