package io.lynceus.e2e.clock;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The clock of a service whose test names a file that moves it. */
@AutoConfiguration(beforeName = "io.lynceus.platform.clock.ClockConfiguration")
@ConditionalOnProperty(JumpingClock.FILE)
class JumpingClockConfiguration {

  @Bean
  Clock clock(Environment environment) {
    Path file = Path.of(environment.getRequiredProperty(JumpingClock.FILE));
    return new JumpingClock(Clock.systemUTC(), file);
  }
}
