package io.lynceus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {
  private static final List<String> NAMES =
      List.of("runs", "train", "evaluate", "export", "import", "status", "promote");

  @ParameterizedTest
  @CsvSource({
    "train, train, 0",
    "trian, train, 1",
    "trai, train, 1",
    "trainn, train, 1",
    "brain, train, 1",
    "import, export, 2",
    "kitten, sitting, 3",
    "ca, abc, 3",
    "'', runs, 4"
  })
  void countsSlipsAsOneWouldByHand(String one, String other, int slips) {
    assertThat(Spelling.slips(one, other)).isEqualTo(slips);
    assertThat(Spelling.slips(other, one)).isEqualTo(slips);
  }

  @ParameterizedTest
  @CsvSource({
    "rusn, runs",
    "trane, train",
    "eval, evaluate",
    "exprot, export",
    "st, status",
    "prmote, promote"
  })
  void theNameThatWasMeantIsNear(String typed, String meant) {
    assertThat(Spelling.near(typed, NAMES)).first().isEqualTo(meant);
  }

  @Test
  void theNearestComesFirst() {
    assertThat(Spelling.near("eport", NAMES)).containsExactly("export", "import");
  }

  @ParameterizedTest
  @CsvSource({"no-such-command", "r", "xyzzy", "rain-check", "''", "sun"})
  void whatResemblesNothingIsNearNothing(String typed) {
    assertThat(Spelling.near(typed, NAMES)).isEmpty();
  }
}
