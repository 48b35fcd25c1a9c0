package io.lynceus.localstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JvmTest {
  private static final Path JAR = Path.of("/x/target/lynceus-x.jar");

  @TempDir Path target;

  @Test
  void startsFromWhatAnEarlierStartWroteDownOnceThatIsThere() throws IOException {
    Jvm jvm = new Jvm(target.resolve("x.jar"), "io.lynceus.X", Jvm.Kind.SMALL, "99m");
    Path cache = target.resolve("x.jar.aot");
    assertThat(jvm.recording(List.of())).contains("-XX:AOTCacheOutput=" + cache);
    assertThat(jvm.command(List.of())).doesNotContain("-XX:AOTCache=" + cache);
    Files.createFile(cache);
    assertThat(jvm.command(List.of()))
        .contains("-XX:AOTCache=" + cache)
        .doesNotContain("-XX:AOTCacheOutput=" + cache);
  }

  @Test
  void runsTheJarWithTheLibrariesBesideIt() {
    List<String> command = jvm(Jvm.Kind.SMALL).command(List.of("a", "b"));
    assertThat(command.getFirst()).endsWith("/bin/java");
    assertThat(command)
        .containsSequence("-cp", JAR + ":/x/target/lib/*", "io.lynceus.X", "a", "b")
        .contains("-Xmx99m");
  }

  @Test
  void onlySmallOnesDoWithoutTheOptimisingCompiler() {
    assertThat(jvm(Jvm.Kind.SMALL).command(List.of())).contains("-XX:TieredStopAtLevel=1");
    assertThat(jvm(Jvm.Kind.OPTIMISING).command(List.of()))
        .doesNotContain("-XX:TieredStopAtLevel=1")
        .contains("-XX:Tier4BackEdgeThreshold=400000");
  }

  @Test
  void onlyASurvivorKeepsRoomForWhatAnEpochThrowsAway() {
    assertThat(jvm(Jvm.Kind.SURVIVING).command(List.of())).contains("-Xmn256m");
    assertThat(jvm(Jvm.Kind.OPTIMISING).command(List.of())).doesNotContain("-Xmn256m");
  }

  @Test
  void onlyASurvivorStaysWithoutMemory() {
    String exit = "-XX:+ExitOnOutOfMemoryError";
    assertThat(jvm(Jvm.Kind.SMALL).command(List.of())).contains(exit);
    assertThat(jvm(Jvm.Kind.OPTIMISING).command(List.of())).contains(exit);
    assertThat(jvm(Jvm.Kind.SURVIVING).command(List.of())).doesNotContain(exit);
  }

  private static Jvm jvm(Jvm.Kind kind) {
    return new Jvm(JAR, "io.lynceus.X", kind, "99m");
  }
}
