package io.lynceus.training.assessment;

import io.lynceus.training.job.FailureReason;
import io.lynceus.training.job.Work;
import io.lynceus.training.job.WorkQueues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Evaluations wait in a queue of their own, so that a long run does not hold them up. */
@Configuration(proxyBeanMethods = false)
class AssessmentWork {
  private static final Logger log = LoggerFactory.getLogger(AssessmentWork.class);

  @Bean
  Work evaluationWork(WorkQueues queues, AssessmentTable table, VersionEvaluation evaluation) {
    return queues.of("evaluation", (id, _) -> evaluate(id, table, evaluation));
  }

  private static void evaluate(String id, AssessmentTable table, VersionEvaluation evaluation) {
    table
        .find(id)
        .filter(assessment -> assessment.state() == Assessment.State.QUEUED)
        .ifPresent(
            assessment -> {
              try {
                table.succeed(id, evaluation.of(assessment));
              } catch (RuntimeException | Error failure) {
                if (FailureReason.isPassing(failure)) {
                  throw failure;
                }
                log.warn("Evaluation {} failed", id, failure);
                table.fail(id, FailureReason.of(failure));
              }
            });
  }
}
