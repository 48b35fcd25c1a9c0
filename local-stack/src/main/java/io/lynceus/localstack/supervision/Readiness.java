package io.lynceus.localstack.supervision;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** How one knows that a process takes requests. */
public sealed interface Readiness {
  /** A line of its output begins with these words; from then on it is ready until it ends. */
  record Says(String beginning) implements Readiness {}

  /** Asked by GET, this address answers 200. */
  record Answers(URI health) implements Readiness {
    private static final int MILLISECONDS = 2_000;

    boolean now() {
      try {
        var connection = (HttpURLConnection) health.toURL().openConnection();
        connection.setConnectTimeout(MILLISECONDS);
        connection.setReadTimeout(MILLISECONDS);
        try {
          return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
          connection.disconnect();
        }
      } catch (IOException notYet) {
        return false;
      }
    }
  }
}
