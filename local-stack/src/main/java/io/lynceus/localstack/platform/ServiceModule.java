package io.lynceus.localstack.platform;

import java.nio.file.Path;
import java.util.Locale;

/** The services that run on one machine, with their ports and what each needs of the JVM. */
public enum ServiceModule {
  GATEWAY("gateway", "io.lynceus.gateway.GatewayApplication", 8080, Jvm.Kind.SMALL, "256m"),
  /** A picture of 50 megapixels takes 400 MB while it is decoded. */
  DATA("data-service", "io.lynceus.data.DataApplication", 8081, Jvm.Kind.SMALL, "768m"),
  TRAINING(
      "training-service",
      "io.lynceus.training.TrainingApplication",
      8083,
      Jvm.Kind.SURVIVING,
      "1g"),
  INFERENCE(
      "inference-service",
      "io.lynceus.inference.InferenceApplication",
      8085,
      Jvm.Kind.OPTIMISING,
      "640m");

  private final String module;
  private final String mainClass;
  private final int defaultPort;
  private final Jvm.Kind jvm;
  private final String heap;

  ServiceModule(String module, String mainClass, int defaultPort, Jvm.Kind jvm, String heap) {
    this.module = module;
    this.mainClass = mainClass;
    this.defaultPort = defaultPort;
    this.jvm = jvm;
    this.heap = heap;
  }

  /** Its folder in the checkout, its name in logs, and the audience of its tokens. */
  public String module() {
    return module;
  }

  /** The environment variable that moves it to another port. */
  public String portVariable() {
    return "LYNCEUS_" + name() + "_PORT";
  }

  int defaultPort() {
    return defaultPort;
  }

  String database() {
    return "lynceus_" + shortName();
  }

  /** As in package names, databases and the gateway's routes. */
  String shortName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean opensRegistry() {
    return this == TRAINING || this == INFERENCE;
  }

  Jvm jvm(Path checkout) {
    return new Jvm(
        checkout.resolve(module).resolve("target").resolve("lynceus-" + module + ".jar"),
        mainClass,
        jvm,
        heap);
  }
}
