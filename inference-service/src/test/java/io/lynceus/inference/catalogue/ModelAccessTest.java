package io.lynceus.inference.catalogue;

import static io.lynceus.inference.MemoryRegistry.CELLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.inference.Fixtures;
import io.lynceus.inference.MemoryRegistry;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ProjectNotFound;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import io.lynceus.registry.NotRegistered;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A model is there for those who see its project. */
final class ModelAccessTest {
  private static final ProjectName PROJECT = new ProjectName("cells");

  private final MemoryRegistry registry = new MemoryRegistry();
  private final ModelAccess access = new ModelAccess(registry);

  @Test
  void aModelBelongsToItsProjectAndWithoutOneToThatOfItsName() {
    ModelName other = new ModelName("other");
    assertThat(ModelAccess.sees(CELLS, PROJECT, limitedTo("cells"))).isTrue();
    assertThat(ModelAccess.sees(other, PROJECT, limitedTo("cells"))).isTrue();
    assertThat(ModelAccess.sees(other, PROJECT, limitedTo("other"))).isFalse();
    assertThat(ModelAccess.sees(other, null, limitedTo("other"))).isTrue();
    assertThat(ModelAccess.sees(other, null, limitedTo("cells"))).isFalse();
    assertThat(ModelAccess.sees(other, null, everywhere())).isTrue();
    assertThat(ModelAccess.sees(other, PROJECT, limitedTo())).isFalse();
  }

  @Test
  void whatOneMayNotSeeIsAnsweredLikeWhatIsNotThere() {
    String absent = refusal(everywhere());
    registry.add(Fixtures.MIDDLE);
    assertThat(refusal(limitedTo("other"))).isEqualTo(absent);
    assertThat(access.require(CELLS, limitedTo("cells")).project()).isEqualTo(PROJECT);
  }

  @Test
  void aFirstVersionIsAddedWhereTheProjectExistsForOne() {
    assertThatCode(() -> access.requireMayAdd(CELLS, limitedTo("cells")))
        .doesNotThrowAnyException();
    assertThatCode(() -> access.requireMayAdd(CELLS, everywhere())).doesNotThrowAnyException();
    assertThatExceptionOfType(ProjectNotFound.class)
        .isThrownBy(() -> access.requireMayAdd(CELLS, limitedTo("other")));
  }

  @Test
  void aFurtherVersionIsAddedToAModelThatExistsForOne() {
    registry.add(Fixtures.MIDDLE);
    assertThatCode(() -> access.requireMayAdd(CELLS, limitedTo("cells")))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(NotRegistered.class)
        .isThrownBy(() -> access.requireMayAdd(CELLS, limitedTo("other")));
  }

  private String refusal(Caller caller) {
    var message = new String[1];
    assertThatExceptionOfType(NotRegistered.class)
        .isThrownBy(() -> access.require(CELLS, caller))
        .satisfies(e -> message[0] = e.slug() + e.getMessage());
    return message[0];
  }

  private static Caller everywhere() {
    return new Caller("ada", Set.of(Role.ENGINEER), new ProjectScope.All());
  }

  private static Caller limitedTo(String... projects) {
    Set<ProjectName> names =
        Arrays.stream(projects).map(ProjectName::new).collect(Collectors.toSet());
    return new Caller("ada", Set.of(Role.ENGINEER), new ProjectScope.Only(names));
  }
}
