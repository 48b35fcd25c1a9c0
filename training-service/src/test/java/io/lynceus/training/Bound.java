package io.lynceus.training;

import jakarta.validation.Validation;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** Properties records as Spring Boot makes them, without Spring. */
public final class Bound {
  private Bound() {}

  public static <T> T to(Class<T> type, String prefix, Map<String, String> properties) {
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      var binder =
          new Binder(
              List.of(new MapConfigurationPropertySource(properties)),
              null,
              ApplicationConversionService.getSharedInstance());
      return binder.bindOrCreate(
          prefix,
          Bindable.of(type),
          new ValidationBindHandler(new SpringValidatorAdapter(factory.getValidator())));
    }
  }

  /** All that is said when a value is refused. */
  public static String words(Throwable thrown) {
    var words = new StringBuilder();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      words.append(t.getMessage()).append('\n');
    }
    return words.toString();
  }
}
