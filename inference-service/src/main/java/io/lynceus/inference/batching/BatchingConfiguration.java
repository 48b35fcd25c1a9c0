package io.lynceus.inference.batching;

import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.picture.PictureDecoder;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BatchingConfiguration {

  @Bean
  InferencePool inferencePool(BatchingProperties properties, MeterRegistry meters) {
    var pool =
        new InferencePool(
            new PictureDecoder(PictureLimits.STANDARD),
            properties.threadsOr(Runtime.getRuntime().availableProcessors()),
            properties.pictures(),
            properties.deadline());
    meters.gauge("lynceus.inference.queue.pictures", pool, InferencePool::waiting);
    return pool;
  }
}
