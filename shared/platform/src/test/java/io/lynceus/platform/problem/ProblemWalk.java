package io.lynceus.platform.problem;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A server that fails in every way there is. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableAutoConfiguration(
    exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import(ProblemWalk.Paths.class)
class ProblemWalk {

  @Bean
  SecurityFilterChain security(HttpSecurity http, SecurityProblems problems) throws Exception {
    return http.csrf(c -> c.disable())
        .httpBasic(b -> b.authenticationEntryPoint(problems))
        .authorizeHttpRequests(
            r -> r.requestMatchers("/private").authenticated().anyRequest().permitAll())
        .exceptionHandling(e -> e.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .build();
  }

  @Bean
  InMemoryUserDetailsManager people() {
    return new InMemoryUserDetailsManager(
        User.withUsername("vera").password("{noop}vera").roles("VIEWER").build());
  }

  record Box(@NotBlank String name, @Positive double x1) {}

  record Drawing(@NotNull Label label, @Valid List<Box> boxes, Level level) {}

  enum Level {
    LOW,
    HIGH
  }

  /** As the ids of the contracts. */
  public record Label(@JsonValue String value) {
    @JsonCreator
    public Label {
      if (value.isBlank()) {
        throw new IllegalArgumentException("A label is not blank");
      }
    }
  }

  static final class CatNotFound extends LynceusProblem {
    private static final long serialVersionUID = 1;

    CatNotFound(String name) {
      super("cat-not-found", HttpStatus.NOT_FOUND, "No cat " + name);
    }
  }

  @SuppressWarnings("DoNotCallSuggester") // It is what they are for.
  @RestController
  static class Paths {
    @GetMapping("/cats/{name}")
    String cat(@PathVariable String name) {
      throw new CatNotFound(name);
    }

    @PostMapping("/drawings")
    Drawing draw(@RequestBody @Valid Drawing drawing) {
      return drawing;
    }

    @GetMapping("/numbers")
    int number(@RequestParam @Max(10) int n) {
      return n;
    }

    @GetMapping("/labels/{label}")
    Label label(@PathVariable Label label) {
      return label;
    }

    @PostMapping("/uploads")
    long upload(@RequestParam MultipartFile file) {
      return file.getSize();
    }

    @GetMapping("/broken")
    String broken() {
      throw new IllegalStateException("secret of io.lynceus.Something");
    }

    @GetMapping("/database")
    String database() {
      throw new DataAccessResourceFailureException("connection to 10.0.0.7 refused");
    }

    @GetMapping("/private")
    String whoever() {
      return "you";
    }

    @PreAuthorize("hasRole('ENGINEER')")
    @GetMapping("/engine")
    String engine() {
      return "on";
    }
  }
}
