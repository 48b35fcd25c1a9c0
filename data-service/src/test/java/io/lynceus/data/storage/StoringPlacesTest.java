package io.lynceus.data.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class StoringPlacesTest {
  private final StoringPlaces places = new StoringPlaces(1, Duration.ofMillis(1));

  @Test
  void refusesWhoFindsNoPlaceInTime() {
    places.within(
        () -> {
          assertThatThrownBy(() -> places.within(() -> "stored"))
              .isInstanceOf(StoringPlaces.StoreBusy.class);
          return "first";
        });
  }

  @Test
  void placeIsFreeAgainAlsoAfterAFailure() {
    assertThatThrownBy(
            () ->
                places.within(
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(places.<String>within(() -> "stored")).isEqualTo("stored");
  }
}
