package io.lynceus.localstack.platform;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Spring's relaxed form of property names, in which an environment can carry them: dots become
 * underscores, dashes vanish, letters are upper case.
 */
final class Relaxed {
  private Relaxed() {}

  static Map<String, String> environment(Map<String, String> properties) {
    Map<String, String> environment = new TreeMap<>();
    properties.forEach((name, value) -> environment.put(variable(name), value));
    return environment;
  }

  static String variable(String property) {
    return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
