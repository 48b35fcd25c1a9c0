package io.lynceus.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RatesTest {
  private final Rates rates = new Rates(new RateProperties(1, 10, 1, 2));

  @Test
  void aBucketIsEmptyWhenItsTokensAreTaken() {
    assertThat(rates.take("ada", 6)).matches(Rates.Answer::enough).matches(a -> a.remaining() == 4);
    var refused = rates.take("ada", 6);
    assertThat(refused.enough()).isFalse();
    assertThat(refused.retryAfter()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(2));
    assertThat(rates.take("bob", 6).enough()).isTrue();
  }

  @Test
  void whatCostsMoreThanABucketHoldsTakesAWholeOne() {
    assertThat(rates.take("ada", 1000).enough()).isTrue();
    assertThat(rates.take("ada", 1).enough()).isFalse();
  }

  @Test
  void whatWasUsedAlreadyIsOwed() {
    rates.owe("ada", 63);
    var refused = rates.take("ada", 1);
    assertThat(refused.enough()).isFalse();
    assertThat(refused.remaining()).isZero();
    assertThat(refused.retryAfter()).isGreaterThan(Duration.ofSeconds(50));
  }

  @Test
  void badLoginsAreCountedByAddress() {
    assertThat(rates.badLogin("10.0.0.1")).isZero();
    assertThat(rates.badLogin("10.0.0.1")).isZero();
    assertThat(rates.badLogin("10.0.0.1")).isGreaterThan(Duration.ofSeconds(30));
    assertThat(rates.badLogin("10.0.0.2")).isZero();
  }

  @Test
  void retryAfterIsAWholeSecondAtLeast() {
    assertThat(new TooManyRequests(Duration.ofMillis(20)).headers())
        .containsEntry("Retry-After", "1");
    assertThat(new TooManyRequests(Duration.ofMillis(2100)).headers())
        .containsEntry("Retry-After", "3");
  }
}
