package io.lynceus.training.assessment;

import io.lynceus.platform.idempotency.Idempotency;
import io.lynceus.platform.identity.Caller;
import io.lynceus.training.job.Work;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Evaluations over HTTP. */
@RestController
@RequestMapping("/api/v1/evaluations")
class AssessmentController {
  private final AssessmentTable table;
  private final AssessmentPlanning planning;
  private final Work evaluationWork;
  private final Idempotency idempotency;
  private final TransactionOperations transaction;

  AssessmentController(
      AssessmentTable table,
      AssessmentPlanning planning,
      Work evaluationWork,
      Idempotency idempotency,
      TransactionOperations transaction) {
    this.table = table;
    this.planning = planning;
    this.evaluationWork = evaluationWork;
    this.idempotency = idempotency;
    this.transaction = transaction;
  }

  /** Queues an evaluation. */
  @PostMapping
  @PreAuthorize("hasRole('ENGINEER')")
  ResponseEntity<Assessment> create(
      @Valid @RequestBody AssessmentRequest body, Caller caller, HttpServletRequest request) {
    return idempotency.once(
        request, body, Assessment.class, () -> queue(planning.plan(body, caller)));
  }

  private ResponseEntity<Assessment> queue(Assessment assessment) {
    transaction.executeWithoutResult(
        _ -> {
          table.add(assessment);
          evaluationWork.queue(assessment.id());
        });
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/evaluations/" + assessment.id()))
        .body(assessment);
  }

  @GetMapping("/{evaluation}")
  Assessment get(@PathVariable String evaluation, Caller caller) {
    return table
        .find(evaluation)
        .filter(a -> caller.projects().includes(a.project()))
        .orElseThrow(() -> new AssessmentNotFound(evaluation));
  }
}
