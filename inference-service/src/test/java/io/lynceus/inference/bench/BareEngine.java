package io.lynceus.inference.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** ONNX Runtime and nothing else: the same session options, one tensor, a thread for each core. */
final class BareEngine implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final long[] shape;

  BareEngine(byte[] network, long... shape) throws OrtException {
    this.shape = shape.clone();
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(network, options);
    }
  }

  /** How many runs were made in that time. */
  long run(int threads, double seconds) throws InterruptedException {
    var count = new AtomicLong();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    List<Thread> running =
        IntStream.range(0, threads)
            .mapToObj(i -> Thread.ofPlatform().start(() -> run(end, count)))
            .toList();
    for (Thread thread : running) {
      thread.join();
    }
    return count.get();
  }

  private void run(long end, AtomicLong count) {
    int floats = (int) (shape[1] * shape[2] * shape[3]);
    var input =
        ByteBuffer.allocateDirect(4 * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
    try (var tensor = OnnxTensor.createTensor(environment, input, shape)) {
      while (System.nanoTime() < end) {
        session.run(Map.of(session.getInputNames().iterator().next(), tensor)).close();
        count.incrementAndGet();
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
