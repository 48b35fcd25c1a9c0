package io.lynceus.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the gateway. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
class GatewayApplication {
  /** Takes Spring's own arguments only; everything else is configuration. */
  public static void main(String[] args) {
    SpringApplication.run(GatewayApplication.class, args);
  }
}
