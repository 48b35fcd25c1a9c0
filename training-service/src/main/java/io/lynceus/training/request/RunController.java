package io.lynceus.training.request;

import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;
import io.lynceus.platform.clock.IdSource;
import io.lynceus.platform.idempotency.Idempotency;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.paging.Page;
import io.lynceus.platform.paging.Paging;
import io.lynceus.training.job.Work;
import io.lynceus.training.run.Run;
import io.lynceus.training.run.Runs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs over HTTP. */
@RestController
@RequestMapping("/api/v1/runs")
class RunController {
  private final RunPlanning planning;
  private final Runs runs;
  private final Work runWork;
  private final Idempotency idempotency;
  private final TransactionOperations transaction;
  private final Origins origins;

  /** Where ids and times of new runs come from. */
  private record Origins(IdSource ids, Clock clock) {}

  RunController(
      RunPlanning planning,
      Runs runs,
      Work runWork,
      Idempotency idempotency,
      TransactionOperations transaction,
      IdSource ids,
      Clock clock) {
    this.planning = planning;
    this.runs = runs;
    this.runWork = runWork;
    this.idempotency = idempotency;
    this.transaction = transaction;
    this.origins = new Origins(ids, clock);
  }

  /** Queues a run. */
  @PostMapping
  @PreAuthorize("hasRole('ENGINEER')")
  ResponseEntity<RunAnswer> create(
      @Valid @RequestBody RunRequest body, Caller caller, HttpServletRequest request) {
    caller.requireProject(body.project());
    return idempotency.once(request, body, RunAnswer.class, () -> queue(body, caller));
  }

  private ResponseEntity<RunAnswer> queue(RunRequest body, Caller caller) {
    RunId id = new RunId(origins.ids.next().toString());
    Run.Origin origin = new Run.Origin(caller.subject(), origins.clock.instant());
    Run run = planning.plan(body, caller, id, origin);
    transaction.executeWithoutResult(
        _ -> {
          runs.add(run);
          runWork.queue(id.value());
        });
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/runs/" + id))
        .body(RunAnswer.of(run));
  }

  /** Newest first. */
  @GetMapping
  Page<RunAnswer> list(
      @RequestParam(required = false) @Nullable ProjectName project, Paging paging, Caller caller) {
    return Page.of(runs.page(project, caller, paging), paging, r -> List.of(r.id().value()))
        .map(RunAnswer::of);
  }

  @GetMapping("/{run}")
  RunAnswer get(@PathVariable RunId run, Caller caller) {
    return runs.find(run, caller).map(RunAnswer::of).orElseThrow(() -> new RunNotFound(run));
  }

  /** Cancels a run; one that is over stays as it is. */
  @PostMapping("/{run}/cancel")
  @PreAuthorize("hasRole('ENGINEER')")
  ResponseEntity<RunAnswer> cancel(@PathVariable RunId run, Caller caller) {
    runs.cancel(get(run, caller).run());
    return ResponseEntity.accepted().body(get(run, caller));
  }
}
