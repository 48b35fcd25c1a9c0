package io.lynceus.inference.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import com.sun.management.OperatingSystemMXBean;
import io.lynceus.inference.Fixtures;
import io.lynceus.inference.InferenceServer;
import io.lynceus.inference.InferenceServer.Part;
import io.lynceus.platform.identity.Role;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureDecoder;
import io.lynceus.vision.picture.PictureEncoding;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service against bare ONNX Runtime on the same cores, in turns, so that what else runs on the
 * machine hurts both. Not part of any test run; {@code mvn verify -pl inference-service -am
 * -Dtest=None -Dit.test=ServingBench} prints its figures.
 */
@Tag("real-data")
final class ServingBench {
  private static final Path MODEL =
      Path.of(System.getProperty("lynceus.real-data"), "models", "yolox-nano-weeds");
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int PAIRS = 5;
  private static final double SECONDS = 6;
  private static final int WARM_UP = 500;

  private record Turn(double perSecond, double cpuMillis) {}

  @TempDir Path folder;

  @Test
  void serviceAgainstBareEngine() throws IOException, InterruptedException, OrtException {
    byte[] network = Files.readAllBytes(MODEL.resolve("yolox_nano.onnx"));
    Path picture = Files.write(folder.resolve("a.jpg"), picture());
    try (var server = InferenceServer.start("bench", folder);
        var engine = new BareEngine(network, 1, 3, 416, 416)) {
      live(server, network);
      Process client = client(server, picture);
      try (BufferedReader answers = client.inputReader()) {
        engine.run(CORES, 2);
        for (long warm = 0; warm < WARM_UP; warm += served(client, answers, 2)) {
          assertThat(client.isAlive()).isTrue();
        }
        measure(engine, client, answers);
      } finally {
        client.destroy();
      }
    }
  }

  private static void measure(BareEngine engine, Process client, BufferedReader answers)
      throws IOException, InterruptedException {
    double[] ratios = new double[PAIRS];
    double[] bare = new double[PAIRS];
    double[] whole = new double[PAIRS];
    for (int pair = 0; pair < PAIRS; pair++) {
      Turn raw = turn(() -> engine.run(CORES, SECONDS));
      Turn service = turn(() -> served(client, answers, SECONDS));
      ratios[pair] = service.perSecond() / raw.perSecond();
      bare[pair] = raw.cpuMillis();
      whole[pair] = service.cpuMillis();
      System.out.printf(
          "engine %.1f/s %.1f CPU-ms, service %.1f/s %.1f CPU-ms, ratio %.2f%n",
          raw.perSecond(), raw.cpuMillis(), service.perSecond(), service.cpuMillis(), ratios[pair]);
    }
    System.out.printf(
        "1280x704 JPEG, 416x416 network, %d cores: ratio %.2f (%.2f to %.2f), CPU-ms a picture:"
            + " engine %.1f, service %.1f, added %.1f%n",
        CORES,
        median(ratios),
        ratios[0],
        ratios[PAIRS - 1],
        median(bare),
        median(whole),
        median(whole) - median(bare));
  }

  @FunctionalInterface
  private interface Work {
    long run() throws IOException, InterruptedException;
  }

  private static Turn turn(Work work) throws IOException, InterruptedException {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    long pictures = work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Turn(pictures / seconds, (system.getProcessCpuTime() - cpu) / 1e6 / pictures);
  }

  private static long served(Process client, BufferedReader answers, double seconds)
      throws IOException {
    client.outputWriter().write(seconds + "\n");
    client.outputWriter().flush();
    String said = answers.readLine();
    System.out.println("pictures, median ms, 95 % ms: " + said);
    return Long.parseLong(said.substring(0, said.indexOf(' ')));
  }

  private static Process client(InferenceServer server, Path picture) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LoadClient.class.getName(),
            server.address() + "/api/v1/models/weeds/detections",
            server.as(Role.VIEWER).token(),
            picture.toString(),
            String.valueOf(2 * CORES))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void live(InferenceServer server, byte[] network) {
    var admin = server.as(Role.ADMIN);
    admin
        .upload(
            "/models/weeds/versions",
            List.of(
                new Part("model", "m", network), new Part("manifest", "j", Fixtures.YOLOX_JSON)))
        .hasStatus(201);
    admin
        .put("/models/weeds/aliases/production", "{\"version\":\"1\",\"reason\":\"bench\"}")
        .hasStatus(200);
  }

  /** CPU time of this thread alone, which other work on the machine hardly changes. */
  @Test
  void stepsOfOnePicture() throws IOException {
    var decoder = new PictureDecoder(PictureLimits.STANDARD);
    byte[] file = picture();
    Picture picture = decoder.decode(file);
    InputRecipe recipe = InputRecipe.ofOurs(640, 640);
    var input =
        ByteBuffer.allocateDirect(4 * recipe.floats())
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    System.out.printf(
        "CPU-ms, one thread: header %.3f, decode %.2f, letterbox to 640 %.2f%n",
        cpuMillis(() -> decoder.inspect(file)),
        cpuMillis(() -> decoder.decode(file)),
        cpuMillis(() -> recipe.write(picture, input, 0)));
  }

  private static double cpuMillis(Runnable step) {
    var threads = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 200; i++) {
      step.run();
    }
    long start = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < 100; i++) {
      step.run();
    }
    return (threads.getCurrentThreadCpuTime() - start) / 1e6 / 100;
  }

  private static byte[] picture() throws IOException {
    var decoder = new PictureDecoder(PictureLimits.STANDARD);
    Path weeds = MODEL.resolve("pictures/capture_20240916_163731_jpg.jpg");
    var large =
        InputRecipe.ofOurs(1280, 704).letterboxed(decoder.decode(Files.readAllBytes(weeds)));
    return PictureEncoding.jpeg(large, 0.9);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
