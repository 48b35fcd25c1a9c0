package io.lynceus.inference;

import jakarta.validation.Validation;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Properties as Spring binds and validates them, without Spring. */
public final class Bound {
  private Bound() {}

  /** Why properties were not accepted. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message, Throwable cause) {
      super(message, cause);
    }
  }

  public static <T> T to(Class<T> type, Map<String, String> properties) {
    String prefix = type.getAnnotation(ConfigurationProperties.class).value();
    var source = new MapConfigurationPropertySource(properties);
    T bound;
    try {
      bound = new Binder(source).bindOrCreate(prefix, type);
    } catch (BindException e) {
      throw new Refused(String.valueOf(e.getProperty()), e);
    }
    try (var validation = Validation.buildDefaultValidatorFactory()) {
      var violations = validation.getValidator().validate(bound);
      if (!violations.isEmpty()) {
        throw new Refused(violations.toString(), null);
      }
    }
    return bound;
  }
}
