package io.lynceus.vision.turbojpeg;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * libjpeg-turbo, a quarter of the time of the decoder that comes with the JDK. Any number of
 * threads may ask at once; as many workspaces as there are cores are kept for the next.
 */
public final class TurboJpeg {
  private static final Optional<TurboJpeg> INSTALLED = TurboFunctions.find().map(TurboJpeg::new);

  private final TurboFunctions functions;
  private final BlockingQueue<TurboWorkspace> idle =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  private TurboJpeg(TurboFunctions functions) {
    this.functions = functions;
  }

  /** Empty where {@code libturbojpeg.so.0} is not installed; looked for once. */
  public static Optional<TurboJpeg> installed() {
    return INSTALLED;
  }

  /**
   * Red, green and blue of every pixel, row after row, as stored. Empty where the file is not a
   * plain colour or grey JPEG of these sides, and wherever the library fails or as much as warns:
   * then another decoder has to say what the file is.
   *
   * @param length how many of the file's bytes are the picture
   */
  public Optional<byte[]> rgb(byte[] file, int length, int width, int height) {
    TurboWorkspace known = idle.poll();
    TurboWorkspace workspace = known != null ? known : new TurboWorkspace(functions);
    try {
      return workspace.rgb(file, length, width, height);
    } finally {
      if (!idle.offer(workspace)) {
        workspace.close();
      }
    }
  }
}
