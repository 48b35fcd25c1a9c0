package io.lynceus.data.exchange;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.lynceus.data.storage.KeptObjects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How an import is run and tried again, and which archives stay. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {
  /** With the pauses doubling from one second: about a quarter of an hour of trouble. */
  private static final int ATTEMPTS = 10;

  @Bean
  OneTimeTask<Void> importTask(ImportRun run) {
    return Tasks.oneTime(Imports.TASK)
        .onFailure((complete, operations) -> tryAgain(run, complete, operations))
        .execute(
            (instance, context) ->
                run.run(id(instance.getId()), () -> context.getSchedulerState().isShuttingDown()));
  }

  private static void tryAgain(
      ImportRun run, ExecutionComplete complete, ExecutionOperations<Void> operations) {
    int failures = complete.getExecution().consecutiveFailures;
    if (failures >= ATTEMPTS) {
      run.giveUp(id(complete.getExecution().taskInstance.getId()));
      operations.remove();
    } else {
      operations.reschedule(complete, complete.getTimeDone().plusSeconds(1L << failures));
    }
  }

  @Bean
  KeptObjects keptArchives(Imports imports) {
    return new KeptObjects(
        "imports/",
        key ->
            imports.find(id(key.split("/", -1)[1])).filter(i -> !i.state().isOver()).isPresent());
  }

  private static UUID id(String text) {
    return UUID.fromString(text);
  }
}
