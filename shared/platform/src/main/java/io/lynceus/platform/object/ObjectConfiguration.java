package io.lynceus.platform.object;

import io.minio.MinioClient;
import java.util.random.RandomGenerator;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The store, in a service that is told where it is. */
@AutoConfiguration
@ConditionalOnProperty("lynceus.s3.endpoint")
@EnableConfigurationProperties(S3Properties.class)
class ObjectConfiguration {

  @Bean
  ObjectStore objectStore(S3Properties s3) {
    return of(s3);
  }

  static ObjectStore of(S3Properties s3) {
    var dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(s3.concurrency());
    dispatcher.setMaxRequestsPerHost(s3.concurrency());
    var http =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectTimeout(s3.connectTimeout())
            .readTimeout(s3.timeout())
            .writeTimeout(s3.timeout())
            .build();
    var client =
        MinioClient.builder()
            .endpoint(s3.endpoint().toString())
            .region(s3.region())
            .credentials(s3.accessKey(), s3.secretKey())
            .httpClient(http, true)
            .build();
    return new ObjectStore(client, new Attempts(s3.retries(), RandomGenerator.getDefault()));
  }

  /** Any answer to a signed question will do. */
  @Bean
  HealthIndicator objectStoreHealthIndicator(ObjectStore store) {
    return () -> {
      try {
        store.bucketExists("lynceus-health");
        return Health.up().build();
      } catch (ObjectStoreUnavailable down) {
        return Health.down(down).build();
      }
    };
  }
}
