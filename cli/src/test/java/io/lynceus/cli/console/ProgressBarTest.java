package io.lynceus.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgressBarTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private long now;

  @Test
  void saysRateAndTimeLeft() {
    ProgressBar bar = bar(Optional.empty());
    now = 10_000_000_000L;
    bar.bytes(25e6, 100e6);
    assertThat(text())
        .isEqualTo(
            "sending ██████░░░░░░░░░░░░░░░░░░  25%  25.0 MB of 100.0 MB, 2.5 MB/s, 0:30 left\n");
  }

  @Test
  void whereThereIsNoWindowItSaysEachTenthOnce() {
    ProgressBar bar = bar(Optional.empty());
    for (int i = 0; i <= 1000; i++) {
      now += 1_000_000;
      bar.share(i / 1000.0, i + " images");
    }
    bar.close();
    assertThat(text().lines()).hasSize(11).last().asString().contains("100%  1000 images");
  }

  @Test
  void inAWindowItRedrawsOneLineTenTimesASecondAtMost() {
    ProgressBar bar = bar(Optional.of(60));
    for (int i = 0; i <= 1000; i++) {
      now += 1_000_000;
      bar.share(i / 1000.0, i + " images");
    }
    bar.close();
    assertThat(text().split("\r", -1)).hasSizeBetween(10, 14);
    assertThat(text()).containsOnlyOnce("\n").endsWith(System.lineSeparator());
  }

  @Test
  void aNarrowWindowIsNotWrapped() {
    ProgressBar bar = bar(Optional.of(20));
    bar.share(0.5, "a note that would not fit into it");
    assertThat(text()).isEqualTo("\rsending ███████████\u001b[K");
  }

  @Test
  void timeLeftThatIsKnownBetterIsShown() {
    ProgressBar bar = bar(Optional.empty());
    bar.share(0.5, "epoch 2/4", 3725);
    assertThat(text()).contains("epoch 2/4, 1:02:05 left");
  }

  @Test
  void nothingToSendIsDone() {
    ProgressBar bar = bar(Optional.empty());
    bar.bytes(0, 0);
    assertThat(text()).contains("100%  0.0 MB of 0.0 MB");
  }

  @Test
  void moreThanAllIsAllAndLessThanNothingIsNothing() {
    ProgressBar bar = bar(Optional.empty());
    bar.share(-1, "begun");
    bar.share(7, "done");
    assertThat(text().lines())
        .containsExactly(
            "sending " + "░".repeat(24) + "   0%  begun",
            "sending " + "█".repeat(24) + " 100%  done");
  }

  @Test
  void inTheFirstSecondNobodyKnowsHowLongItTakes() {
    ProgressBar bar = bar(Optional.empty());
    now = 900_000_000L;
    bar.share(0.25, "a quarter");
    now = 2_000_000_000L;
    bar.share(0.5, "a half");
    assertThat(text().lines())
        .satisfiesExactly(
            first -> assertThat(first).endsWith("a quarter"),
            second -> assertThat(second).endsWith("a half, 0:02 left"));
  }

  @Test
  void gigabytesAreSaidAsSuch() {
    ProgressBar bar = bar(Optional.empty());
    now = 2_000_000_000L;
    bar.bytes(3e9, 12e9);
    assertThat(text()).contains("3.0 GB of 12.0 GB, 1.5 GB/s, 0:06 left");
  }

  @Test
  void aWindowIsLeftOnceAndOnlyWhereSomethingWasDrawn() {
    ProgressBar silent = bar(Optional.of(60));
    silent.close();
    assertThat(text()).isEmpty();
    ProgressBar drawn = bar(Optional.of(60));
    drawn.share(0.5, "half");
    drawn.close();
    drawn.close();
    assertThat(text()).containsOnlyOnce("\n");
  }

  @ParameterizedTest
  @CsvSource({"0, 0:00", "59, 0:59", "95, 1:35", "3600, 1:00:00", "36610, 10:10:10"})
  void timesAreSaidAsAClockSaysThem(long seconds, String said) {
    assertThat(ProgressBar.time(seconds)).isEqualTo(said);
  }

  private ProgressBar bar(Optional<Integer> columns) {
    var err = new PrintStream(shown, true, StandardCharsets.UTF_8);
    return new ProgressBar(new Terminal(err, err, columns), "sending", () -> now);
  }

  private String text() {
    return shown.toString(StandardCharsets.UTF_8);
  }
}
