package io.lynceus.gateway.rate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The buckets. One that nobody has touched for as long as it takes to fill is a full one, and so
 * need not be remembered.
 */
@Component
public class Rates {
  private static final int REMEMBERED = 100_000;
  private static final Duration AT_LEAST = Duration.ofMinutes(1);

  private final RateProperties properties;
  private final LoadingCache<String, Bucket> callers;
  private final LoadingCache<String, Bucket> badLogins;

  Rates(RateProperties properties) {
    this.properties = properties;
    this.callers = buckets(properties.burst(), properties.perSecond(), Duration.ofSeconds(1));
    this.badLogins =
        buckets(properties.badLoginBurst(), properties.badLoginsPerMinute(), Duration.ofMinutes(1));
  }

  /** What a bucket answered: whether it had enough, what is left, and how long to wait if not. */
  record Answer(boolean enough, long remaining, Duration retryAfter) {}

  /** Takes {@code cost} tokens from {@code caller}, or none. */
  Answer take(String caller, long cost) {
    ConsumptionProbe probe =
        callers.get(caller).tryConsumeAndReturnRemaining(Math.min(cost, properties.burst()));
    return new Answer(
        probe.isConsumed(),
        Math.max(probe.getRemainingTokens(), 0),
        Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /** Takes tokens that were used already; the bucket may owe some afterwards. */
  void owe(String caller, long cost) {
    if (cost > 0) {
      callers.get(caller).consumeIgnoringRateLimits(cost);
    }
  }

  /** Notes a bad login from {@code address}; how long it has to wait, zero while it need not. */
  public Duration badLogin(String address) {
    ConsumptionProbe probe = badLogins.get(address).tryConsumeAndReturnRemaining(1);
    return Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  long perSecond() {
    return properties.perSecond();
  }

  long burst() {
    return properties.burst();
  }

  private static LoadingCache<String, Bucket> buckets(long burst, long gained, Duration every) {
    var limit = Bandwidth.builder().capacity(burst).refillGreedy(gained, every).build();
    Duration untilFull = every.multipliedBy(burst / gained + 1);
    return Caffeine.newBuilder()
        .maximumSize(REMEMBERED)
        .expireAfterAccess(untilFull.compareTo(AT_LEAST) > 0 ? untilFull : AT_LEAST)
        .build(key -> Bucket.builder().addLimit(limit).build());
  }
}
