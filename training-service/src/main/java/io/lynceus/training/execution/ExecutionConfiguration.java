package io.lynceus.training.execution;

import io.lynceus.training.job.Work;
import io.lynceus.training.job.WorkQueues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs wait in one queue, and one at a time is done. */
@Configuration(proxyBeanMethods = false)
class ExecutionConfiguration {

  @Bean
  Work runWork(WorkQueues queues, RunExecution execution) {
    return queues.of("run", execution);
  }
}
