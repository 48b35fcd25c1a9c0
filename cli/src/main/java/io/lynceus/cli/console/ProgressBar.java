package io.lynceus.cli.console;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far something is, with rate and time left, redrawn in one line of a window. Where standard
 * error is no window, a line is added whenever another tenth is done.
 */
public final class ProgressBar implements AutoCloseable {
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final int CELLS = 24;

  private final Terminal terminal;
  private final String what;
  private final LongSupplier nanos;
  private final long started;
  private long drawn = Long.MIN_VALUE;
  private int tenth = -1;
  private boolean open;

  /** {@code nanos} is a clock that only ever runs forward, such as {@code System::nanoTime}. */
  public ProgressBar(Terminal terminal, String what, LongSupplier nanos) {
    this.terminal = terminal;
    this.what = what;
    this.nanos = nanos;
    this.started = nanos.getAsLong();
  }

  /** Bytes done of all. */
  public void bytes(double done, double all) {
    double share = all == 0 ? 1 : Math.min(1, done / all);
    String rate = megabytes(done / Math.max(elapsed(), 1e-3)) + "/s";
    show(share, "%s of %s, %s%s".formatted(megabytes(done), megabytes(all), rate, left(share)));
  }

  /** A share of 0 to 1, and what to say beside it. */
  public void share(double share, String note) {
    show(Math.clamp(share, 0, 1), note + left(share));
  }

  /** As {@link #share}, where the time left is known better elsewhere. */
  public void share(double share, String note, long secondsLeft) {
    show(Math.clamp(share, 0, 1), note + ", " + time(secondsLeft) + " left");
  }

  private void show(double share, String note) {
    long now = nanos.getAsLong();
    if (terminal.columns().isEmpty()) {
      if ((int) (share * 10) > tenth) {
        tenth = (int) (share * 10);
        terminal.err().println(line(share, note));
      }
    } else if (share >= 1 || drawn == Long.MIN_VALUE || now - drawn >= REDRAW.toNanos()) {
      drawn = now;
      String line = line(share, note);
      int width = Math.max(terminal.columns().get() - 1, 10);
      String cut = line.substring(0, Math.min(line.length(), width));
      terminal.err().print("\r" + cut + "\u001b[K");
      terminal.err().flush();
      open = true;
    }
  }

  private String line(double share, String note) {
    int full = (int) Math.round(share * CELLS);
    String bar = "█".repeat(full) + "░".repeat(CELLS - full);
    return "%s %s %3d%%  %s".formatted(what, bar, (int) (share * 100), note);
  }

  private double elapsed() {
    return (nanos.getAsLong() - started) / 1e9;
  }

  private String left(double share) {
    double elapsed = elapsed();
    boolean tells = share > 0.01 && share < 1 && elapsed > 1;
    return tells ? ", " + time(Math.round(elapsed / share - elapsed)) + " left" : "";
  }

  /** 95 is {@code 1:35}. */
  static String time(long seconds) {
    long hours = seconds / 3600;
    return hours > 0
        ? "%d:%02d:%02d".formatted(hours, seconds / 60 % 60, seconds % 60)
        : "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private static String megabytes(double bytes) {
    return bytes >= 1e9
        ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /** Leaves the line. */
  @Override
  public void close() {
    if (open) {
      terminal.err().println();
      open = false;
    }
  }
}
