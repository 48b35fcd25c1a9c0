package io.lynceus.data.picture;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one judge of pictures. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PictureProperties.class)
class PictureConfiguration {

  @Bean
  PictureCheck pictureCheck(PictureProperties properties) {
    return new PictureCheck(properties.limits(), properties.megapixelsAtOnce());
  }
}
