package io.lynceus.inference.loading;

import io.lynceus.registry.ModelRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LoadingConfiguration {

  @Bean
  LoadedModels loadedModels(LoadingProperties properties, ModelRegistry registry) {
    var loader = new ModelLoader(registry, properties.settings());
    return new LoadedModels(properties.most(), loader::load);
  }
}
