package io.lynceus.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ProjectName;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RoleTest {
  private static final ProjectName CELLS = new ProjectName("cells");
  private static final ProjectName WEEDS = new ProjectName("weeds");

  @Test
  void adminMayDoEverything() {
    assertThat(Role.ADMIN.implied()).containsExactly(Role.values());
  }

  @Test
  void engineerAnnotatesAndLooksButDoesNotApprove() {
    var engineer = new Caller("ada", Set.of(Role.ENGINEER), new ProjectScope.All());
    assertThat(engineer.is(Role.ANNOTATOR)).isTrue();
    assertThat(engineer.is(Role.VIEWER)).isTrue();
    assertThat(engineer.is(Role.APPROVER)).isFalse();
  }

  @Test
  void approverDoesNotTrain() {
    assertThat(Role.APPROVER.implied()).containsExactly(Role.VIEWER, Role.APPROVER);
  }

  @Test
  void rolesOfALaterVersionAreUnknownHere() {
    assertThat(Role.named("engineer")).contains(Role.ENGINEER);
    assertThat(Role.named("archivist")).isEmpty();
    assertThatThrownBy(() -> Role.of("archivist")).hasMessageContaining("archivist");
  }

  @Test
  void aLimitedCallerIsToldThatOtherProjectsDoNotExist() {
    var caller = new Caller("ada", Set.of(Role.ADMIN), new ProjectScope.Only(Set.of(CELLS)));
    caller.requireProject(CELLS);
    assertThatThrownBy(() -> caller.requireProject(WEEDS))
        .isInstanceOf(ProjectNotFound.class)
        .hasMessage("There is no project weeds");
  }

  @Test
  void anUnlimitedCallerSeesProjectsToCome() {
    new Caller("ada", Set.of(Role.VIEWER), new ProjectScope.All()).requireProject(WEEDS);
  }
}
