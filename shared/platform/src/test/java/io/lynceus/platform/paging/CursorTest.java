package io.lynceus.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {
  private static final String LETTERS = "aZ09 /+=&?%\"\\\u00e4\u4e2d\n\u0000";

  @Test
  void whateverTheKeyItComesBackAndFitsIntoAnAddress() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    for (int i = 0; i < 500; i++) {
      List<String> key = new ArrayList<>();
      for (int part = 0; part <= random.nextInt(4); part++) {
        key.add(text(random));
      }
      String cursor = Cursor.after(key);
      assertThat(cursor).matches("[A-Za-z0-9_-]+");
      assertThat(Cursor.key(cursor)).isEqualTo(key);
    }
  }

  @Test
  void oneLetterOffIsNotReadAsAnotherPlace() {
    String cursor = Cursor.after(List.of("2026-11-21T12:00:00Z", "a1"));
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      refuses(cursor.substring(0, i) + other + cursor.substring(i + 1));
      refuses(cursor.substring(0, i) + cursor.substring(i + 1));
      refuses(cursor.substring(0, i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAA", "AAAAAA", "null", "....", "W10", "a=", "\u00e4", "eyJhIjoxfQ"})
  void whatIsNoneIsRefused(String text) {
    refuses(text);
  }

  private static void refuses(String cursor) {
    assertThatExceptionOfType(InvalidPaging.class)
        .as(cursor)
        .isThrownBy(() -> Cursor.key(cursor))
        .withMessage("This cursor is not one of ours");
  }

  private static String text(RandomGenerator random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
