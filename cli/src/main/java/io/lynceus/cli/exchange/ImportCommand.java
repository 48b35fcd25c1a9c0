package io.lynceus.cli.exchange;

import io.lynceus.cli.console.Answer;
import io.lynceus.cli.console.CommandFailed;
import io.lynceus.cli.console.ProgressBar;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.Multipart;
import io.lynceus.cli.gateway.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Imports a folder or an archive, and waits until the platform has taken it in. */
@Command(
    name = "import",
    description = "Import pictures and their labels from a folder, a zip or a tar.gz.")
public final class ImportCommand implements Callable<Integer> {
  private static final Duration BETWEEN = Duration.ofMillis(300);

  /** A part that is lost on the way costs at most this much again. */
  static final long PART_BYTES = 1L << 30;

  @Parameters(paramLabel = "PATH", description = "A folder, or an archive.")
  private Path path = Path.of("");

  @Option(names = "--project", required = true, paramLabel = "NAME", description = "The project.")
  private String project = "";

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; without it, what the files look like.")
  private Optional<Format> format = Optional.empty();

  @Option(names = "--part-bytes", hidden = true)
  private long partBytes = PART_BYTES;

  @Mixin private Answer answer = new Answer();

  private final Session session;

  public ImportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try (Gateway gateway = session.gateway()) {
      ImportReport report =
          Files.isDirectory(path)
              ? ofFolder(gateway)
              : imported(gateway, archive(), false, ImportReport.NOTHING);
      answer.give(session.terminal(), report.json(), report::words);
    }
    return 0;
  }

  private Multipart archive() throws IOException {
    session.terminal().note("sending %s, %,d bytes".formatted(path, Files.size(path)));
    return new Multipart().file("archive", path);
  }

  private ImportReport ofFolder(Gateway gateway) throws IOException {
    LabeledFolder folder = LabeledFolder.of(path);
    if (folder.pictures() == 0) {
      throw new CommandFailed(path + " has no pictures in it");
    }
    List<FolderPart> parts = folder.parts(partBytes);
    var report = ImportReport.NOTHING;
    var sent = new AtomicLong();
    for (FolderPart part : parts) {
      try (ProgressBar bar = session.progress("sending")) {
        var zipped =
            new Multipart()
                .stream(
                    "archive",
                    path.toAbsolutePath().normalize().getFileName() + ".zip",
                    () ->
                        new ZippedPart(
                            part,
                            n -> bar.bytes((double) sent.addAndGet(n), (double) folder.bytes())));
        report = imported(gateway, zipped, parts.size() > 1, report);
      }
    }
    return report;
  }

  private ImportReport imported(
      Gateway gateway, Multipart archive, boolean partial, ImportReport before) {
    var place =
        Resource.of("projects", project, "imports")
            .with("format", format)
            .with("partial", partial ? true : null);
    JsonNode begun = gateway.upload(place, archive);
    JsonNode ended = untilItEnds(gateway, begun.path("import").asString(""));
    if (!ended.path("state").asString("").equals("succeeded")) {
      String reason = ended.path("reason").asString("no reason was given");
      throw new CommandFailed("The import failed: " + reason);
    }
    return before.plus(ended);
  }

  private JsonNode untilItEnds(Gateway gateway, String id) {
    try (ProgressBar bar = session.progress("importing")) {
      while (true) {
        JsonNode now = gateway.get(Resource.of("imports", id));
        String state = now.path("state").asString("");
        bar.share(state.equals("succeeded") ? 1 : now.path("progress").asDouble(0), note(now));
        if (state.equals("succeeded") || state.equals("failed")) {
          return now;
        }
        gateway.pause().of(BETWEEN);
      }
    }
  }

  private static String note(JsonNode now) {
    JsonNode pictures = now.path("pictures");
    String done = "%,d".formatted(now.path("position").asLong(0));
    return pictures.isNumber()
        ? "%s of %,d pictures".formatted(done, pictures.asLong())
        : "opening";
  }
}
