package io.lynceus.e2e;

import static io.lynceus.rules.bench.Spent.median;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lynceus.rules.bench.Figures;
import io.lynceus.rules.bench.Load;
import io.lynceus.rules.bench.LoadProcess;
import io.lynceus.rules.bench.Photo;
import io.lynceus.rules.bench.Spent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A picture through the gateway to the network and back, on the platform as people run it: what
 * gateway and inference-service spend on it beside the bare engine, as the benchmark of serving has
 * measured that in this run.
 */
final class GatewayBench {
  private static final String ENGINE = "CPU of the engine, 720p JPEG, nano at 640";
  private static final int CLIENTS = 4;
  private static final int ROUNDS = 5;
  private static final double SECONDS = 6;
  private static final String MANIFEST =
      """
      {"task": "object-detection", "classes": ["a", "b", "c"],
       "input": {"width": 640, "height": 640, "placement": "centre", "pad": 114,
         "channels": "rgb", "range": "0..1"},
       "output": {"layout": "predictions"}, "origin": "untrained"}
      """;

  private final RunningPlatform platform = SharedPlatform.get();
  @TempDir Path folder;

  @Test
  void cpuOfARequestThroughTheGateway() throws IOException, InterruptedException {
    double engine =
        Figures.find(ENGINE)
            .orElseThrow(() -> new IllegalStateException("ServingBench has to run before"));
    register();
    try (LoadProcess clients = clients()) {
      await().until(() -> clients.closed(1, 1).accepted() > 0);
      for (int i = 0; i < 6; i++) {
        clients.closed(CLIENTS, 2 * SECONDS);
      }
      double[] whole = new double[ROUNDS];
      double[] door = new double[ROUNDS];
      double[] idle = spent(() -> Spent.idle().wallSeconds());
      for (int round = 0; round < ROUNDS; round++) {
        Load[] load = new Load[1];
        double[] busy =
            spent(
                () -> {
                  load[0] = clients.closed(CLIENTS, SECONDS);
                  return load[0].seconds();
                });
        assertThat(load[0].failed() + load[0].refused()).isZero();
        door[round] = (busy[0] - idle[0]) / load[0].perSecond();
        whole[round] = door[round] + (busy[1] - idle[1]) / load[0].perSecond();
      }
      Figures.atMost(
          "CPU beyond the engine through the gateway, 720p JPEG, nano at 640",
          median(whole) - engine,
          "CPU-ms/request",
          10);
      Figures.beside("the gateway's share of it", median(door), "CPU-ms/request");
    }
  }

  /** CPU milliseconds a second of the gateway and of inference-service, during work of seconds. */
  private double[] spent(DoubleSupplier work) {
    double gateway = cpuMillis("gateway");
    double inference = cpuMillis("inference-service");
    double seconds = work.getAsDouble();
    return new double[] {
      (cpuMillis("gateway") - gateway) / seconds,
      (cpuMillis("inference-service") - inference) / seconds
    };
  }

  private double cpuMillis(String process) {
    return platform.process(process).info().totalCpuDuration().orElse(Duration.ZERO).toNanos()
        / 1e6;
  }

  private void register() throws IOException, InterruptedException {
    byte[] network = Files.readAllBytes(Figures.folder().resolve("nano-640.onnx"));
    var body =
        BodyPublishers.ofByteArrays(
            List.of(
                part("model"),
                network,
                "\r\n".getBytes(UTF_8),
                part("manifest"),
                MANIFEST.getBytes(UTF_8),
                "\r\n--cut--\r\n".getBytes(UTF_8)));
    URI versions = platform.gateway().resolve("/api/v1/models/nano/versions");
    send(
        HttpRequest.newBuilder(versions)
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(body));
    URI alias = platform.gateway().resolve("/api/v1/models/nano/aliases/production");
    send(
        HttpRequest.newBuilder(alias)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"version\": \"1\", \"reason\": \"bench\"}")));
  }

  private static byte[] part(String field) {
    return "--cut\r\nContent-Disposition: form-data; name=\"%1$s\"; filename=\"%1$s\"\r\n\r\n"
        .formatted(field)
        .getBytes(UTF_8);
  }

  private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              request.header("X-API-Key", platform.adminKey()).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }
  }

  private LoadProcess clients() throws IOException {
    return LoadProcess.start(
        new LoadProcess.Target(
            platform.gateway().resolve("/api/v1/models/nano/detections"),
            "X-API-Key",
            platform.adminKey(),
            "files",
            Files.write(folder.resolve("a.jpg"), Photo.jpeg(1280, 720)),
            false));
  }
}
