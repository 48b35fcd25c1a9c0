package io.lynceus.training.dataset;

import io.lynceus.contracts.event.DatasetFrozen;
import io.lynceus.contracts.event.ProjectDeleted;
import io.lynceus.contracts.event.Topic;
import io.lynceus.platform.event.EventSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is heard of dataset versions. */
@Configuration(proxyBeanMethods = false)
class DatasetConfiguration {

  @Bean
  EventSubscription datasetCatalogueEvents(DatasetCatalogue catalogue) {
    return EventSubscription.once("dataset-catalogue", Topic.DATASETS)
        .on(DatasetFrozen.class, catalogue::add)
        .on(ProjectDeleted.class, catalogue::forget);
  }
}
