package io.lynceus.inference;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the inference service. It is ready without any model. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
class InferenceApplication {
  /** Takes Spring's own arguments only; everything else is configuration. */
  public static void main(String[] args) {
    SpringApplication.run(InferenceApplication.class, args);
  }
}
