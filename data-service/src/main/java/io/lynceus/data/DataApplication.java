package io.lynceus.data;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** data-service: images, labels, dataset versions. */
@SpringBootApplication(proxyBeanMethods = false)
class DataApplication {
  public static void main(String[] args) {
    SpringApplication.run(DataApplication.class, args);
  }
}
