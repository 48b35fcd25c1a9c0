package io.lynceus.e2e.input;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A body that begins and stands still. The gateway waits twenty seconds for it, so it is begun when
 * the other cases begin.
 */
final class Stalled {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static @Nullable RawSocket socket;

  private Stalled() {}

  static boolean is(Case one) {
    return one.what().contains("stands still");
  }

  static void begin(Scene scene) throws IOException {
    socket = new RawSocket(scene.platform().gateway(), PATIENCE);
    socket.say(DoorCases.post(scene, "/projects", "Content-Length: 1000") + "{");
  }

  static Answer answer(Scene scene) throws IOException {
    if (socket == null) {
      begin(scene);
    }
    try (RawSocket begun = socket) {
      return begun.hear().answer();
    }
  }
}
