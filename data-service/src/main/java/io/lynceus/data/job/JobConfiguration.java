package io.lynceus.data.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Runs the tasks that features declare. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobProperties.class)
class JobConfiguration {
  private static final int SILENT_HEARTBEATS = 4;

  /** Schedules within the caller's transaction: the job is there if and only if its row is. */
  @Bean
  @Primary
  SchedulerClient schedulerClient(DataSource database) {
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database)).build();
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  Scheduler scheduler(
      DataSource database,
      List<OneTimeTask<?>> tasks,
      List<RecurringTask<?>> recurring,
      JobProperties properties,
      Clock clock) {
    return Scheduler.create(database, List.copyOf(tasks))
        .startTasks(recurring)
        .clock(clock::instant)
        .threads(properties.threads())
        .pollingInterval(properties.poll())
        .heartbeatInterval(properties.heartbeat())
        .missedHeartbeatsLimit(SILENT_HEARTBEATS)
        .shutdownMaxWait(Duration.ofSeconds(15))
        .build();
  }
}
