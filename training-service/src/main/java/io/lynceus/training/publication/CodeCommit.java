package io.lynceus.training.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Which commit of the code a model was trained by, as the checkout around a folder says. */
final class CodeCommit {
  private CodeCommit() {}

  /** {@code unknown} where there is no checkout, as in an image. */
  static String around(Path folder) {
    return Stream.iterate(folder.toAbsolutePath(), f -> f != null, Path::getParent)
        .map(f -> f.resolve(".git"))
        .filter(Files::exists)
        .findFirst()
        .flatMap(CodeCommit::read)
        .orElse("unknown");
  }

  private static Optional<String> read(Path git) {
    try {
      Path folder = Files.isDirectory(git) ? git : linked(git);
      String head = Files.readString(folder.resolve("HEAD")).strip();
      return head.startsWith("ref: ") ? branch(folder, head.substring(5)) : Optional.of(head);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A work tree's {@code .git} is a file that names the folder. */
  private static Path linked(Path git) throws IOException {
    return git.resolveSibling(Files.readString(git).strip().substring("gitdir: ".length()));
  }

  private static Optional<String> branch(Path folder, String name) throws IOException {
    Path common =
        Files.exists(folder.resolve("commondir"))
            ? folder.resolve(Files.readString(folder.resolve("commondir")).strip())
            : folder;
    Path loose = common.resolve(name);
    if (Files.exists(loose)) {
      return Optional.of(Files.readString(loose).strip());
    }
    try (Stream<String> packed = Files.lines(common.resolve("packed-refs"))) {
      return packed
          .filter(line -> line.endsWith(" " + name))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .findFirst();
    }
  }
}
