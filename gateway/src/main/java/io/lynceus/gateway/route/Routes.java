package io.lynceus.gateway.route;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The table of routes; the first that covers a request has it. */
@Component
public class Routes {
  private static final String API = "/api/v1";

  private final List<Route> table;

  Routes(RouteProperties sizes) {
    this.table =
        List.of(
            upload("image-upload", Upstream.DATA, "/projects/*/images", sizes.largestUpload()),
            upload("import", Upstream.DATA, "/projects/*/imports", sizes.largestArchive()),
            new Route(
                "freeze",
                Upstream.DATA,
                Optional.of("POST"),
                patterns("/projects/*/datasets"),
                Pace.FREEZE,
                20,
                sizes.largestBody()),
            download("export", Upstream.DATA, "/datasets/*/export"),
            plain(
                "data",
                Upstream.DATA,
                sizes,
                "/projects/**",
                "/images/**",
                "/imports/**",
                "/datasets/**"),
            download("run-events", Upstream.TRAINING, "/runs/*/events"),
            plain("training", Upstream.TRAINING, sizes, "/runs/**", "/evaluations/**"),
            new Route(
                "detection",
                Upstream.INFERENCE,
                Optional.of("POST"),
                patterns("/models/*/detections"),
                Pace.DETECTION,
                1,
                sizes.largestDetection()),
            upload("model-upload", Upstream.INFERENCE, "/models/*/versions", sizes.largestUpload()),
            download("model-file", Upstream.INFERENCE, "/models/*/versions/*/files/**"),
            plain("inference", Upstream.INFERENCE, sizes, "/models/**"));
  }

  public List<Route> all() {
    return table;
  }

  /** Empty where no service has this path. */
  public Optional<Route> of(String method, String path) {
    var container = PathContainer.parsePath(path);
    return table.stream().filter(route -> route.covers(method, container)).findFirst();
  }

  private static Route plain(
      String name, Upstream upstream, RouteProperties sizes, String... paths) {
    return new Route(
        name, upstream, Optional.empty(), patterns(paths), Pace.PLAIN, 1, sizes.largestBody());
  }

  private static Route upload(String name, Upstream upstream, String path, DataSize largest) {
    return new Route(name, upstream, Optional.of("POST"), patterns(path), Pace.STREAM, 10, largest);
  }

  private static Route download(String name, Upstream upstream, String path) {
    return new Route(
        name, upstream, Optional.of("GET"), patterns(path), Pace.STREAM, 1, DataSize.ofBytes(0));
  }

  private static Set<PathPattern> patterns(String... paths) {
    return Arrays.stream(paths)
        .map(path -> PathPatternParser.defaultInstance.parse(API + path))
        .collect(Collectors.toSet());
  }
}
