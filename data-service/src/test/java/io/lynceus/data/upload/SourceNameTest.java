package io.lynceus.data.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceNameTest {

  @ParameterizedTest
  @CsvSource({
    "a/b.jpg, a/b.jpg",
    "../../etc/passwd, etc/passwd",
    "/etc/passwd, etc/passwd",
    "..\\..\\x.png, x.png",
    "C:\\x\\y.png, x/y.png",
    "a../b.jpg, a../b.jpg",
    "./x, x",
    "'', unnamed",
    "../.., unnamed"
  })
  void keepsWhatNamesTheFile(String raw, String name) {
    assertThat(SourceName.of(raw)).isEqualTo(name);
  }

  @Test
  void dropsWhatIsNotSeen() {
    assertThat(SourceName.of("a\r\nb\u0000c\u202egpj.exe")).isEqualTo("abcgpj.exe");
  }

  @Test
  void keepsTheEndOfALongName() {
    assertThat(SourceName.of("x".repeat(4096) + ".jpg")).hasSize(255).endsWith(".jpg");
  }

  /** Found by the fuzzer: the end of a long name was a path from the root. */
  @Test
  void aLongNameIsNotCutIntoSomethingElse() {
    assertThat(SourceName.of("x/" + "a".repeat(254))).isEqualTo("a".repeat(254));
    assertThat(SourceName.of("\ud83d\ude00" + "a".repeat(254))).isEqualTo("a".repeat(254));
  }
}
