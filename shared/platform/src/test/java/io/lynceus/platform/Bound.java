package io.lynceus.platform;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** Properties records as Boot binds and validates them, without starting anything. */
public final class Bound {
  private Bound() {}

  /** From these keys alone, so that the record's own defaults show. */
  public static <T> T from(Map<String, String> keys, String prefix, Class<T> type) {
    var sources = new MutablePropertySources();
    sources.addFirst(new MapPropertySource("test", new TreeMap<String, Object>(keys)));
    return bind(sources, prefix, type);
  }

  /** From these keys over the documented defaults. */
  public static <T> T documented(Map<String, String> keys, String prefix, Class<T> type)
      throws IOException {
    var sources = new MutablePropertySources();
    sources.addFirst(new MapPropertySource("test", new TreeMap<String, Object>(keys)));
    new YamlPropertySourceLoader()
        .load("defaults", new ClassPathResource("lynceus-platform.yml"))
        .forEach(sources::addLast);
    return bind(sources, prefix, type);
  }

  private static <T> T bind(MutablePropertySources sources, String prefix, Class<T> type) {
    try (var validator = new LocalValidatorFactoryBean()) {
      validator.afterPropertiesSet();
      var binder =
          new Binder(
              ConfigurationPropertySources.from(sources),
              null,
              ApplicationConversionService.getSharedInstance());
      return binder.bindOrCreate(prefix, Bindable.of(type), new ValidationBindHandler(validator));
    }
  }
}
