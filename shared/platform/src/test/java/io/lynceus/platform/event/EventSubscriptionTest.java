package io.lynceus.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.event.ImageDeleted;
import io.lynceus.contracts.event.LynceusEvent;
import io.lynceus.contracts.event.ProjectDeleted;
import io.lynceus.contracts.event.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventSubscriptionTest {
  private static final ProjectName CELLS = new ProjectName("cells");
  private static final ReceivedEvent PROJECT_GONE = received("1", new ProjectDeleted(CELLS));
  private static final ReceivedEvent IMAGE_GONE =
      received("2", new ImageDeleted(CELLS, new ImageId("a".repeat(64))));

  private final List<Object> heard = new ArrayList<>();

  @Test
  void hearsWhatItAskedForAndNothingElse() {
    var subscription =
        EventSubscription.once("images", Topic.IMAGES).on(ImageDeleted.class, heard::add);
    assertThat(subscription.hears(IMAGE_GONE)).isTrue();
    assertThat(subscription.hears(PROJECT_GONE)).isFalse();
    subscription.deliver(IMAGE_GONE);
    subscription.deliver(PROJECT_GONE);
    assertThat(heard).containsExactly(IMAGE_GONE.event());
  }

  @Test
  void whoWantsToKnowHearsWhenAndByWhomItWasSaid() {
    EventSubscription.everywhere("images", Topic.IMAGES)
        .onReceived(ImageDeleted.class, heard::add)
        .deliver(IMAGE_GONE);
    assertThat(heard).containsExactly(IMAGE_GONE);
  }

  @Test
  void anotherEffectIsAnotherSubscriptionAndLeavesTheFirstAsItIs() {
    var first = EventSubscription.once("images", Topic.IMAGES).on(ImageDeleted.class, heard::add);
    var both = first.on(ProjectDeleted.class, heard::add);
    assertThat(first.hears(PROJECT_GONE)).isFalse();
    assertThat(both.hears(PROJECT_GONE)).isTrue();
    assertThat(both.hears(IMAGE_GONE)).isTrue();
    assertThat(both.name()).isEqualTo("images");
    assertThat(both.isEverywhere()).isFalse();
    assertThat(EventSubscription.everywhere("b", Topic.RUNS).isEverywhere()).isTrue();
  }

  @Test
  void whatAnEffectThrowsIsNotSwallowed() {
    var broken =
        EventSubscription.once("images", Topic.IMAGES)
            .on(
                ImageDeleted.class,
                event -> {
                  throw new IllegalStateException("as if we broke");
                });
    assertThatIllegalStateException().isThrownBy(() -> broken.deliver(IMAGE_GONE));
  }

  private static ReceivedEvent received(String id, LynceusEvent event) {
    return new ReceivedEvent(id, "/test", Instant.EPOCH, null, event);
  }
}
