package io.lynceus.training.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodeCommitTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path folder;

  @Test
  void readsABranchOfTheCheckoutAround() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");
    write(".git/refs/heads/main", COMMIT + "\n");
    Path inside = Files.createDirectories(folder.resolve("a/b"));
    assertThat(CodeCommit.around(inside)).isEqualTo(COMMIT);
  }

  @Test
  void readsAPackedBranch() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");
    write(".git/packed-refs", "# pack-refs\n" + COMMIT + " refs/heads/main\n");
    assertThat(CodeCommit.around(folder)).isEqualTo(COMMIT);
  }

  @Test
  void readsADetachedHead() throws IOException {
    write(".git/HEAD", COMMIT + "\n");
    assertThat(CodeCommit.around(folder)).isEqualTo(COMMIT);
  }

  @Test
  void followsTheFileOfAWorkTree() throws IOException {
    write("tree/.git", "gitdir: ../main/.git/worktrees/tree\n");
    write("main/.git/worktrees/tree/HEAD", "ref: refs/heads/x\n");
    write("main/.git/worktrees/tree/commondir", "../..\n");
    write("main/.git/refs/heads/x", COMMIT + "\n");
    assertThat(CodeCommit.around(folder.resolve("tree"))).isEqualTo(COMMIT);
  }

  @Test
  void isUnknownWhereNothingTellsIt() throws IOException {
    write(".git/HEAD", "ref: refs/heads/gone\n");
    assertThat(CodeCommit.around(folder)).isEqualTo("unknown");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
