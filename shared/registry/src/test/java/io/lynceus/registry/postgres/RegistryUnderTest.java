package io.lynceus.registry.postgres;

import io.lynceus.contracts.event.LynceusEvent;
import io.lynceus.contracts.event.ModelPromoted;
import io.lynceus.contracts.event.ModelRegistered;
import io.lynceus.contracts.event.ModelRolledBack;
import io.lynceus.contracts.event.Topic;
import io.lynceus.localstack.SharedLocalStack;
import io.lynceus.platform.event.EventSubscription;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** A service that has a registry, and hears what it tells. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class RegistryUnderTest {
  final List<LynceusEvent> heard = new CopyOnWriteArrayList<>();

  static ConfigurableApplicationContext start(String name, Map<String, String> otherwise) {
    var stack = SharedLocalStack.get();
    var properties = new TreeMap<>(stack.springProperties(name + "_service"));
    properties.putAll(stack.registryProperties(name));
    properties.put("lynceus.registry-bucket", name.replace('_', '-'));
    properties.put("spring.application.name", name);
    properties.putAll(otherwise);
    return new SpringApplicationBuilder(RegistryUnderTest.class)
        .web(WebApplicationType.NONE)
        .run(
            properties.entrySet().stream()
                .map(p -> "--" + p.getKey() + "=" + p.getValue())
                .toArray(String[]::new));
  }

  @Bean
  EventSubscription models() {
    return EventSubscription.once("models", Topic.MODELS)
        .on(ModelRegistered.class, heard::add)
        .on(ModelPromoted.class, heard::add)
        .on(ModelRolledBack.class, heard::add);
  }
}
