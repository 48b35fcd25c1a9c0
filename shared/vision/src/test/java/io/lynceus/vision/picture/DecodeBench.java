package io.lynceus.vision.picture;

import static io.lynceus.rules.bench.Spent.median;

import io.lynceus.rules.bench.Figures;
import io.lynceus.rules.bench.Photo;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.input.InputRecipe;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** What one picture costs before a network sees it, in one thread. */
final class DecodeBench {
  private static final int ROUNDS = 7;
  private static final int TIMES = 20;

  @Test
  void decodersInTurns() {
    byte[] file = Photo.jpeg(1280, 720);
    var installed = Decoders.INSTALLED.decoder(PictureLimits.STANDARD);
    var pure = Decoders.PURE.decoder(PictureLimits.STANDARD);
    double[] fast = new double[ROUNDS];
    double[] slow = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      fast[round] = cpuMillis(() -> installed.decode(file));
      slow[round] = cpuMillis(() -> pure.decode(file));
    }
    Figures.beside("decode 720p JPEG, libjpeg-turbo", median(fast), "CPU-ms");
    Figures.beside(
        "decode 720p JPEG, libjpeg-turbo over ImageIO", median(fast) / median(slow), "ratio");
  }

  @Test
  void letterboxAndHeader() {
    byte[] file = Photo.jpeg(1280, 720);
    var decoder = new PictureDecoder(PictureLimits.STANDARD);
    Picture picture = decoder.decode(file);
    InputRecipe recipe = InputRecipe.ofOurs(640, 640);
    var input =
        ByteBuffer.allocateDirect(4 * recipe.floats())
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    double[] letterbox = new double[ROUNDS];
    double[] header = new double[ROUNDS];
    double[] likeness = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      letterbox[round] = cpuMillis(() -> recipe.write(picture, input, 0));
      header[round] = cpuMillis(() -> decoder.inspect(file));
      likeness[round] = cpuMillis(() -> PerceptualHash.of(picture));
    }
    Figures.beside("letterbox 720p to 640", median(letterbox), "CPU-ms");
    Figures.beside("header of a 720p JPEG", median(header), "CPU-ms");
    Figures.beside("perceptual hash of 720p", median(likeness), "CPU-ms");
  }

  private static double cpuMillis(Runnable step) {
    var threads = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < TIMES; i++) {
      step.run();
    }
    long start = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < TIMES; i++) {
      step.run();
    }
    return (threads.getCurrentThreadCpuTime() - start) / 1e6 / TIMES;
  }
}
