package io.lynceus.training.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.training.loss.CompleteIou.Reach;
import io.lynceus.training.network.Anchors;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TargetsTest {
  private final Targets targets = new Targets(2, 3, Anchors.of(32, 32));

  @Test
  void aDistanceIsSharedByTheBinsAroundIt() {
    targets.add(1, List.of(new Assignment(4, 0, 2, 0.8, new Reach(2.25, 0, 99, 14.5))));
    float[] bins = targets.bins();
    assertThat(bins[2]).isEqualTo(0.8f * 0.75f / 4);
    assertThat(bins[3]).isEqualTo(0.8f * 0.25f / 4);
    assertThat(bins[16]).isEqualTo(0.2f);
    // 99 is out of reach: 14.99 is the farthest
    assertThat(bins[32 + 14] + bins[32 + 15]).isEqualTo(0.2f);
    assertThat(bins[32 + 15]).isGreaterThan(0.19f);
    assertThat(bins[48 + 14]).isEqualTo(bins[48 + 15]);
  }

  @Test
  void aCellIsFoundByPictureAndAnchor() {
    targets.add(1, List.of(new Assignment(4, 0, 2, 0.8, new Reach(1, 1, 1, 1))));
    assertThat(targets.rows()).containsExactly(21 + 4);
    assertThat(targets.scores()[(1 * 3 + 2) * 21 + 4]).isEqualTo(0.8f);
  }

  @Test
  void littleToFindDoesNotBlowUpTheLoss() {
    assertThat(targets.sum()).isEqualTo(1);
    assertThat(targets.isEmpty()).isTrue();
  }
}
