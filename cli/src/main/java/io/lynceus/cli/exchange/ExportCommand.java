package io.lynceus.cli.exchange;

import io.lynceus.cli.console.Answer;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a dataset version as an archive that other tools read. */
@Command(
    name = "export",
    description = "Write a dataset version as an archive of pictures and labels.")
public final class ExportCommand implements Callable<Integer> {
  @Option(names = "--dataset", required = true, paramLabel = "ID", description = "The version.")
  private String dataset = "";

  @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}.")
  private Format format = Format.yolo;

  @Parameters(paramLabel = "FILE", description = "The archive to write.")
  private Path file = Path.of("");

  @Mixin private Answer answer = new Answer();

  private final Session session;

  public ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try (Gateway gateway = session.gateway()) {
      long[] counts = new long[2];
      gateway.lines(
          Resource.of("datasets", dataset, "manifest"),
          line -> {
            counts[0] += line.has("image") ? 1 : 0;
            counts[1] += line.path("boxes").size();
          });
      var export = Resource.of("datasets", dataset, "export").with("format", format);
      gateway.download(export, file);
      ObjectNode result = new JsonMapper().createObjectNode().put("file", file.toString());
      result.put("images", counts[0]).put("boxes", counts[1]);
      answer.give(
          session.terminal(),
          result,
          () -> "%s: %,d images, %,d boxes".formatted(file, counts[0], counts[1]));
    }
    return 0;
  }
}
