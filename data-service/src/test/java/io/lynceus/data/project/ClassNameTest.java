package io.lynceus.data.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"RBC", "red blood cell", "赤血球", "${7*7}", "a:b", "#{T(x)}", "'; drop"})
  void isTextForPeople(String name) {
    assertThat(new ClassName(name).value()).isEqualTo(name);
  }

  @Test
  void isStripped() {
    assertThat(new ClassName(" a ")).isEqualTo(new ClassName("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "<b>", "a>b", "a\nb", "a\u0000"})
  void refusesWhatNoFormatCouldCarry(String name) {
    assertThatThrownBy(() -> new ClassName(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hasAtMostAHundredCharacters() {
    assertThat(ClassName.isOne("a".repeat(100))).isTrue();
    assertThat(ClassName.isOne("a".repeat(101))).isFalse();
  }
}
