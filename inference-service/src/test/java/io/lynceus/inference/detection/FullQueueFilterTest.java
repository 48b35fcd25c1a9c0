package io.lynceus.inference.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.inference.batching.InferencePool;
import io.lynceus.inference.batching.PictureJob;
import io.lynceus.inference.batching.Pools;
import io.lynceus.inference.loading.Leases;
import io.lynceus.platform.problem.LynceusProblem;
import io.lynceus.platform.problem.Problems;
import io.lynceus.vision.detection.DetectionSettings;
import io.lynceus.vision.runtime.OnnxSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

final class FullQueueFilterTest {
  private static final String DETECTIONS = "/api/v1/models/lamps/detections";

  private final Leases leases = new Leases(OnnxSettings.ONE_CPU_THREAD);
  private final InferencePool pool = Pools.of(1, 1, Duration.ofSeconds(30));
  private final FullQueueFilter filter =
      new FullQueueFilter(pool, new Problems(new SimpleMeterRegistry()));
  private final CountDownLatch go = new CountDownLatch(1);
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    go.countDown();
    callers.close();
    pool.close();
    leases.close();
  }

  @Test
  void letsPicturesInWhileThereIsRoom() throws ServletException, IOException {
    assertThat(passes("POST", DETECTIONS, new MockHttpServletResponse())).isTrue();
  }

  @Test
  void refusesPicturesWhileTheQueueIsFullWithoutReadingThem() throws ServletException, IOException {
    fill();
    var response = new MockHttpServletResponse();
    assertThat(passes("POST", DETECTIONS, response)).isFalse();
    assertThat(response.getStatus()).isEqualTo(429);
    assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    assertThat(response.getContentAsString()).contains("queue-full");
  }

  @Test
  void otherRequestsDoNotCareAboutTheQueue() throws ServletException, IOException {
    fill();
    assertThat(passes("GET", DETECTIONS, new MockHttpServletResponse())).isTrue();
    assertThat(passes("POST", "/api/v1/models/lamps/versions", new MockHttpServletResponse()))
        .isTrue();
  }

  private boolean passes(String method, String path, MockHttpServletResponse response)
      throws ServletException, IOException {
    var chain = new MockFilterChain();
    filter.doFilter(new MockHttpServletRequest(method, path), response, chain);
    return chain.getRequest() != null;
  }

  /** One picture is looked at, one waits. */
  private void fill() {
    for (int i = 0; i < 2; i++) {
      callers.execute(this::askUntilTaken);
    }
    while (hasRoom()) {
      Thread.onSpinWait();
    }
  }

  private void askUntilTaken() {
    for (boolean taken = false; !taken; ) {
      try {
        pool.ask(
            leases.next(), List.of(new PictureJob(this::held, DetectionSettings.SERVING, false)));
        taken = true;
      } catch (LynceusProblem notYet) {
        Thread.onSpinWait();
      }
    }
  }

  private boolean hasRoom() {
    try {
      pool.requireRoom();
      return true;
    } catch (LynceusProblem full) {
      return false;
    }
  }

  private byte[] held() {
    try {
      go.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new byte[0];
  }
}
