package io.lynceus.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.identity.ProjectScope;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nobody hands out more than they have. */
final class KeyMintTest {
  private static final ProjectScope ALL = new ProjectScope.All();

  @Test
  void whoSeesAllMayMakeAnyKey() {
    assertThat(KeyMint.covers(ALL, ALL)).isTrue();
    assertThat(KeyMint.covers(ALL, only("cells", "weeds"))).isTrue();
    assertThat(KeyMint.covers(ALL, only())).isTrue();
  }

  @Test
  void whoSeesSomeMakesKeysForSomeOfThose() {
    ProjectScope two = only("cells", "weeds");
    assertThat(KeyMint.covers(two, two)).isTrue();
    assertThat(KeyMint.covers(two, only("cells"))).isTrue();
    assertThat(KeyMint.covers(two, only())).isTrue();
    assertThat(KeyMint.covers(two, only("cells", "others"))).isFalse();
    assertThat(KeyMint.covers(two, only("others"))).isFalse();
  }

  /** All today may be more tomorrow: naming every project is not the same as all of them. */
  @Test
  void nobodyWhoIsLimitedMakesAKeyForAll() {
    assertThat(KeyMint.covers(only("cells"), ALL)).isFalse();
    assertThat(KeyMint.covers(only(), ALL)).isFalse();
  }

  @Test
  void whoSeesNothingMakesKeysForNothing() {
    assertThat(KeyMint.covers(only(), only())).isTrue();
    assertThat(KeyMint.covers(only(), only("cells"))).isFalse();
  }

  private static ProjectScope only(String... projects) {
    Set<ProjectName> names =
        Arrays.stream(projects).map(ProjectName::new).collect(Collectors.toSet());
    return new ProjectScope.Only(names);
  }
}
