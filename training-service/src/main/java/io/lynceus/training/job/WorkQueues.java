package io.lynceus.training.job;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Makes the queue of a kind of work, whose table is {@code scheduled_} and the kind. */
@Component
@EnableConfigurationProperties(JobProperties.class)
public final class WorkQueues {
  private final DataSource database;
  private final JobProperties properties;
  private final Clock clock;

  WorkQueues(DataSource database, JobProperties properties, Clock clock) {
    this.database = database;
    this.properties = properties;
    this.clock = clock;
  }

  public Work of(String kind, Work.Doing doing) {
    return new Work(kind, database, properties, clock, doing);
  }
}
