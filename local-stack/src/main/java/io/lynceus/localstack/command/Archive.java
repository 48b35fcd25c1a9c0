package io.lynceus.localstack.command;

import io.lynceus.localstack.settings.StateFolder;
import io.lynceus.localstack.supervision.SupervisorLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole state folder as one file and back. Both need the platform down: a copy of running
 * servers would be a copy of nothing in particular.
 */
public record Archive(StateFolder state) {
  private static final String DOWN_FIRST = "Lynceus is running; make down first.";

  /** Writes the archive, which holds every secret of the platform, for its owner only. */
  public int backup(Path file) throws IOException, InterruptedException {
    if (!Files.isDirectory(state.path())) {
      return refuse("There is nothing to save: " + state.path() + " does not exist.");
    }
    Optional<SupervisorLock> lock = SupervisorLock.take(state);
    if (lock.isEmpty()) {
      return refuse(DOWN_FIRST);
    }
    try {
      return save(file);
    } finally {
      lock.get().release();
    }
  }

  /** Puts an archive in the state folder's place; what was there is moved aside, not lost. */
  public int restore(Path file) throws IOException, InterruptedException {
    if (!Files.isReadable(file)) {
      return refuse(file + " cannot be read; make restore FILE=archive");
    }
    Optional<SupervisorLock> lock = SupervisorLock.take(state);
    if (lock.isEmpty()) {
      return refuse(DOWN_FIRST);
    }
    try {
      return load(file);
    } finally {
      lock.get().release();
    }
  }

  /** The S3 server keeps content types and checksums as extended attributes of its files. */
  private int save(Path file) throws IOException, InterruptedException {
    Path half = file.resolveSibling(file.getFileName() + ".half");
    Files.deleteIfExists(half);
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    int exit =
        tar(
            List.of("--xattrs", "--exclude=./postgres-binaries", "-czf", half.toString()),
            state.path());
    if (exit == 0) {
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      System.out.printf("%s, %.1f MB%n", file, Files.size(file) / 1e6);
    }
    return exit;
  }

  private int load(Path file) throws IOException, InterruptedException {
    Path unpacked =
        Files.createTempDirectory(
            state.path().resolveSibling(""), state.path().getFileName() + ".restoring-");
    if (tar(List.of("--xattrs", "--xattrs-include=user.*", "-xpzf", file.toString()), unpacked)
        != 0) {
      return refuse(file + " is not a whole archive; nothing was changed. See " + unpacked);
    }
    String before = moveAside();
    Files.move(unpacked, state.path());
    System.out.println("Restored " + file + before);
    return 0;
  }

  /** Says where to, or nothing where there was nothing but the lock that we hold. */
  private String moveAside() throws IOException {
    Path aside = aside();
    Files.move(state.path(), aside);
    try (Stream<Path> files = Files.list(aside)) {
      if (files.count() > 1) {
        return "; what was there before is in " + aside;
      }
    }
    Files.delete(aside.resolve(SupervisorLock.FILE));
    Files.delete(aside);
    return "";
  }

  private Path aside() {
    int number = 1;
    while (Files.exists(beside(number))) {
      number++;
    }
    return beside(number);
  }

  private Path beside(int number) {
    return state.path().resolveSibling(state.path().getFileName() + ".before-" + number);
  }

  private static int refuse(String why) {
    System.err.println(why);
    return 1;
  }

  private static int tar(List<String> arguments, Path folder)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tar"));
    command.addAll(arguments);
    command.addAll(List.of("-C", folder.toString(), "."));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
