package io.lynceus.inference.catalogue;

import io.lynceus.registry.AliasName;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads aliases in paths and parameters by the names that people use. */
@Component
final class AliasNames implements Converter<String, AliasName> {
  @Override
  public AliasName convert(String label) {
    return AliasName.of(label);
  }
}
