package io.lynceus.platform.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Puts {@code lynceus-platform.yml} beneath everything a service says itself. */
final class PlatformDefaults implements EnvironmentPostProcessor {
  private static final String FILE = "lynceus-platform.yml";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    try {
      new YamlPropertySourceLoader()
          .load(FILE, new ClassPathResource(FILE))
          .forEach(environment.getPropertySources()::addLast);
    } catch (IOException missing) {
      throw new UncheckedIOException("The platform's defaults are part of its jar", missing);
    }
  }
}
