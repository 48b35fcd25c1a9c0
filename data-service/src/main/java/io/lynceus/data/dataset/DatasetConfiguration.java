package io.lynceus.data.dataset;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.data.storage.KeptObjects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which manifests stay. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FreezeProperties.class)
class DatasetConfiguration {

  @Bean
  KeptObjects keptManifests(DatasetVersions versions) {
    return new KeptObjects("datasets/", key -> versions.find(id(key)).isPresent());
  }

  private static DatasetVersionId id(String key) {
    return new DatasetVersionId(key.split("/", -1)[1]);
  }
}
