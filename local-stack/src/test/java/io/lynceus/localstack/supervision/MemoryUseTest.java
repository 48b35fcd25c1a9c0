package io.lynceus.localstack.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MemoryUseTest {
  @Test
  void readsWhatLinuxSays() {
    var rollup =
        """
        55d0-7ffd ---p 00000000 00:00 0    [rollup]
        Rss:                2048 kB
        Pss:                1024 kB
        Pss_Anon:            512 kB
        """;
    assertThat(MemoryUse.parse(rollup)).isEqualTo(new MemoryUse(2048, 1024));
  }

  @Test
  void addsUp() {
    assertThat(new MemoryUse(1, 2).plus(new MemoryUse(10, 20))).isEqualTo(new MemoryUse(11, 22));
  }

  @Test
  void countsThisProcess() {
    assertThat(MemoryUse.ofTree(ProcessHandle.current()).proportionalKilobytes()).isPositive();
  }
}
