package io.lynceus.gateway.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import io.lynceus.platform.paging.Page;
import io.lynceus.platform.paging.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code access} lets admins alone come here. */
@RestController
@RequestMapping("/api/v1/keys")
class KeyController {
  private final ApiKeys keys;
  private final KeyMint mint;

  KeyController(ApiKeys keys, KeyMint mint) {
    this.keys = keys;
    this.mint = mint;
  }

  record NewKey(
      @NotBlank @Size(max = 100) String name,
      @NotEmpty Set<Role> roles,
      @Nullable Set<ProjectName> projects,
      @Nullable @Future Instant expires) {
    ProjectScope scope() {
      return projects == null ? new ProjectScope.All() : new ProjectScope.Only(projects);
    }
  }

  /** {@code key} is there once, in the answer to the request that made it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record KeyBody(
      String id,
      String prefix,
      String name,
      List<Role> roles,
      @Nullable Set<ProjectName> projects,
      Instant created,
      String createdBy,
      @Nullable Instant expires,
      @Nullable String key) {
    static KeyBody of(ApiKey key, @Nullable String revealed) {
      return new KeyBody(
          key.id(),
          KeyText.prefixOf(key.id()),
          key.name(),
          key.roles().stream().sorted().toList(),
          key.projects() instanceof ProjectScope.Only only ? only.projects() : null,
          key.created(),
          key.createdBy(),
          key.expires(),
          revealed);
    }
  }

  @PostMapping
  ResponseEntity<KeyBody> create(@Valid @RequestBody NewKey wanted, Caller caller) {
    var minted = mint.make(wanted.name(), wanted.roles(), wanted.scope(), wanted.expires(), caller);
    return ResponseEntity.created(URI.create("/api/v1/keys/" + minted.key().id()))
        .cacheControl(CacheControl.noStore())
        .body(KeyBody.of(minted.key(), minted.text().reveal()));
  }

  @GetMapping
  Page<KeyBody> list(Paging paging, Caller caller) {
    List<ApiKey> found =
        visible(caller).filter(key -> isAfter(key, paging)).limit(paging.fetch()).toList();
    return Page.of(found, paging, key -> List.of(key.id())).map(key -> KeyBody.of(key, null));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> revoke(@PathVariable String id, Caller caller) {
    if (visible(caller).noneMatch(key -> key.id().equals(id))) {
      throw new KeyNotFound(id);
    }
    keys.revoke(id);
    return ResponseEntity.noContent().build();
  }

  private static boolean isAfter(ApiKey key, Paging paging) {
    return paging.after().isEmpty() || key.id().compareTo(paging.after().getFirst()) > 0;
  }

  private Stream<ApiKey> visible(Caller caller) {
    return keys.all().stream().filter(key -> KeyMint.covers(caller.projects(), key.projects()));
  }
}
