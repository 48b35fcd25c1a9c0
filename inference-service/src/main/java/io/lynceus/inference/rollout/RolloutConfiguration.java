package io.lynceus.inference.rollout;

import io.lynceus.contracts.event.ModelPromoted;
import io.lynceus.contracts.event.ModelRolledBack;
import io.lynceus.contracts.event.Topic;
import io.lynceus.inference.loading.LoadedModels;
import io.lynceus.platform.event.EventSubscription;
import io.lynceus.registry.ModelRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RolloutConfiguration {

  @Bean
  LiveModels liveModels(
      ModelRegistry registry, LoadedModels loaded, RolloutProperties properties, Clock clock) {
    return new LiveModels(registry, loaded, properties, clock);
  }

  @Bean
  EventSubscription movedAliases(LiveModels models) {
    return EventSubscription.everywhere("rollout", Topic.MODELS)
        .on(ModelPromoted.class, moved -> models.moved(moved.model(), moved.alias()))
        .on(ModelRolledBack.class, moved -> models.moved(moved.model(), moved.alias()));
  }

  @Bean
  SchedulingConfigurer missedMoves(LiveModels models, RolloutProperties properties) {
    return tasks -> tasks.addFixedDelayTask(models::catchUp, properties.poll());
  }
}
