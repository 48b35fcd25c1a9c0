package io.lynceus.training;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** training-service: from a dataset version to a registered model version. */
@SpringBootApplication(proxyBeanMethods = false)
public class TrainingApplication {
  public static void main(String[] args) {
    SpringApplication.run(TrainingApplication.class, args);
  }
}
