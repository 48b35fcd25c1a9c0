package io.lynceus.e2e.failpoint;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * A place in the life of a transaction and what happens there: the transaction contains a statement
 * with the text {@code of}, one of whose parameters contains {@code value}. The first {@code skip}
 * times nothing happens, the next {@code times} it does.
 */
public record FailPoint(
    Place place, String of, String value, Effect effect, int millis, int skip, int times) {

  /** Before or after what. */
  public enum Place {
    STATEMENT,
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  /** What happens. */
  public enum Effect {
    /** The process ends as after kill -9. */
    HALT,
    /** An exception that says nothing of an outage: a bug of ours. */
    BUG,
    /** The database has chosen this transaction as the victim of a deadlock. */
    DEADLOCK,
    /** Nothing goes on for {@code millis}, with the connection held. */
    WAIT
  }

  public static FailPoint halt(Place place, String of) {
    return new FailPoint(place, of, "", Effect.HALT, 0, 0, 1);
  }

  public static FailPoint of(Effect effect, Place place, String of) {
    return new FailPoint(place, of, "", effect, 0, 0, 1);
  }

  public FailPoint withValue(String contained) {
    return new FailPoint(place, of, contained, effect, millis, skip, times);
  }

  public FailPoint waiting(int milliseconds) {
    return new FailPoint(place, of, value, effect, milliseconds, skip, times);
  }

  public FailPoint after(int others) {
    return new FailPoint(place, of, value, effect, millis, others, times);
  }

  public FailPoint times(int often) {
    return new FailPoint(place, of, value, effect, millis, skip, often);
  }

  boolean covers(Place now, List<Statement> statements) {
    return now == place
        && statements.stream().anyMatch(s -> s.sql().contains(of) && s.values().contains(value));
  }

  /** A statement of the transaction, and the texts of its parameters in one. */
  record Statement(String sql, String values) {}

  /** As a file that {@link #parse} reads. */
  public String text() {
    return String.join(
        "\n",
        "place=" + place,
        "of=" + of,
        "value=" + value,
        "effect=" + effect,
        "millis=" + millis,
        "skip=" + skip,
        "times=" + times,
        "");
  }

  static FailPoint parse(String text) {
    var stored = new Properties();
    try {
      stored.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FailPoint(
        Place.valueOf(stored.getProperty("place", "")),
        stored.getProperty("of", ""),
        stored.getProperty("value", ""),
        Effect.valueOf(stored.getProperty("effect", "")),
        Integer.parseInt(stored.getProperty("millis", "0")),
        Integer.parseInt(stored.getProperty("skip", "0")),
        Integer.parseInt(stored.getProperty("times", "1")));
  }
}
