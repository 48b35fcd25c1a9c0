package io.lynceus.inference.rollout;

import io.lynceus.contracts.ModelName;
import io.lynceus.inference.catalogue.ModelAccess;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.paging.Page;
import io.lynceus.platform.paging.Paging;
import io.lynceus.platform.revision.Revision;
import io.lynceus.registry.Alias;
import io.lynceus.registry.AliasMove;
import io.lynceus.registry.AliasName;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.Promotion;
import io.lynceus.registry.Rollback;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Aliases over HTTP. An alias's revision is its entity tag; a move with {@code If-Match} happens
 * only where nobody moved it meanwhile. Production is moved by approvers.
 */
@RestController
@RequestMapping("/api/v1/models/{model}")
class AliasController {
  private static final String MAY_MOVE =
      "hasRole('APPROVER') or (hasRole('ENGINEER') and #alias.name() != 'PRODUCTION')";

  private final ModelRegistry registry;
  private final ModelAccess access;
  private final LiveModels models;

  AliasController(ModelRegistry registry, ModelAccess access, LiveModels models) {
    this.registry = registry;
    this.access = access;
    this.models = models;
  }

  /** Where an alias is to point, why, and what speaks for it. */
  record Move(
      @NotBlank @Size(max = 20) String version,
      @NotBlank @Size(max = 2000) String reason,
      @Nullable @Size(max = 2000) String evidence) {}

  /** Why an alias is to go back. */
  record Back(
      @NotBlank @Size(max = 2000) String reason, @Nullable @Size(max = 2000) String evidence) {}

  /** Where an alias points after a move, and where it pointed before. */
  record Moved(
      ModelName model, String version, AliasName alias, @Nullable String previous, long revision) {}

  @GetMapping("/aliases")
  Page<Alias> aliases(@PathVariable ModelName model, Paging paging, Caller caller) {
    access.require(model, caller);
    return Page.within(registry.aliases(model), paging, alias -> alias.alias().label());
  }

  @PutMapping("/aliases/{alias}")
  @PreAuthorize(MAY_MOVE)
  ResponseEntity<Moved> promote(
      @PathVariable ModelName model,
      @PathVariable AliasName alias,
      @RequestBody @Valid Move move,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      Caller caller) {
    access.require(model, caller);
    return moved(
        model,
        registry.promote(
            new Promotion(
                model,
                alias,
                move.version(),
                revision(ifMatch),
                caller.subject(),
                move.reason(),
                move.evidence())));
  }

  @PostMapping("/aliases/{alias}/rollback")
  @PreAuthorize(MAY_MOVE)
  ResponseEntity<Moved> rollBack(
      @PathVariable ModelName model,
      @PathVariable AliasName alias,
      @RequestBody @Valid Back back,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      Caller caller) {
    access.require(model, caller);
    return moved(
        model,
        registry.rollBack(
            new Rollback(
                model,
                alias,
                revision(ifMatch),
                caller.subject(),
                back.reason(),
                back.evidence())));
  }

  /** Null where the move does not depend on a revision. */
  private static @Nullable Long revision(@Nullable String ifMatch) {
    return Revision.in(ifMatch).map(Revision::number).orElse(null);
  }

  private ResponseEntity<Moved> moved(ModelName model, Alias alias) {
    String previous =
        registry.ledger(model, alias.alias()).stream()
            .filter(move -> move.revision() == alias.revision())
            .findFirst()
            .map(AliasMove::from)
            .orElse(null);
    return ResponseEntity.ok()
        .eTag(new Revision(alias.revision()).tag())
        .body(new Moved(model, alias.version(), alias.alias(), previous, alias.revision()));
  }

  @GetMapping("/aliases/{alias}/ledger")
  Page<AliasMove> ledger(
      @PathVariable ModelName model, @PathVariable AliasName alias, Paging paging, Caller caller) {
    access.require(model, caller);
    List<AliasMove> moves = registry.ledger(model, alias);
    return Page.within(moves, paging, move -> Long.toString(move.revision()));
  }

  @GetMapping("/health")
  ModelHealth health(
      @PathVariable ModelName model,
      @RequestParam(defaultValue = "production") AliasName alias,
      Caller caller) {
    access.require(model, caller);
    return ModelHealth.of(model, alias, models);
  }
}
