package io.lynceus.cli.demo.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class NoiseTest {
  @Test
  void liesBetweenZeroAndOneAndUsesTheRoom() {
    var noise = new Noise(1);
    double least = 1;
    double most = 0;
    for (int i = 0; i < 20_000; i++) {
      double value = noise.octaves(i * 0.37, i * -0.11, 3);
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    assertThat(least).isBetween(0.0, 0.2);
    assertThat(most).isBetween(0.8, 1.0);
  }

  @Test
  void isSmooth() {
    var noise = new Noise(2);
    for (int i = 0; i < 1000; i++) {
      double x = i * 0.173;
      assertThat(noise.at(x + 1e-4, 3)).isCloseTo(noise.at(x, 3), within(1e-3));
    }
  }

  @Test
  void followsFromItsSeed() {
    assertThat(new Noise(3).at(1.5, 2.5)).isEqualTo(new Noise(3).at(1.5, 2.5));
    assertThat(new Noise(3).at(1.5, 2.5)).isNotEqualTo(new Noise(4).at(1.5, 2.5));
  }

  @Test
  void aStepRisesBetweenItsEdges() {
    assertThat(Noise.step(1, 3, 0.5)).isZero();
    assertThat(Noise.step(1, 3, 2)).isEqualTo(0.5);
    assertThat(Noise.step(1, 3, 4)).isOne();
  }
}
