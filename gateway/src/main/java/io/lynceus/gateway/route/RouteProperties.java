package io.lynceus.gateway.route;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the services are, and how much may be sent to them at once.
 *
 * @param largestBody of a plain request
 * @param largestDetection of a request with pictures to detect in
 * @param largestUpload of a request that stores pictures or a model; 25 MB a picture is for the
 *     services to see to
 * @param largestArchive of an import
 */
@ConfigurationProperties("lynceus.route")
public record RouteProperties(
    @DefaultValue("http://127.0.0.1:8081") URI data,
    @DefaultValue("http://127.0.0.1:8083") URI training,
    @DefaultValue("http://127.0.0.1:8085") URI inference,
    @DefaultValue("16MB") DataSize largestBody,
    @DefaultValue("512MB") DataSize largestDetection,
    @DefaultValue("2GB") DataSize largestUpload,
    @DefaultValue("20GB") DataSize largestArchive) {

  /** Where {@code upstream} listens. */
  public URI address(Upstream upstream) {
    return switch (upstream) {
      case DATA -> data;
      case TRAINING -> training;
      case INFERENCE -> inference;
    };
  }
}
