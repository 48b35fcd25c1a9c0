package io.lynceus.data.image;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.lynceus.data.storage.KeptObjects;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which objects of images stay, and who sweeps the others. */
@Configuration(proxyBeanMethods = false)
class ImageConfiguration {

  @Bean
  KeptObjects keptImages(ImageTable table) {
    return new KeptObjects(ImageKey.PREFIX, key -> table.keeps(ImageKey.image(key)));
  }

  @Bean
  RecurringTask<Void> sweepOfImages(ImageSweep sweep) {
    return Tasks.recurring("image-sweep", FixedDelay.of(Duration.ofMinutes(1)))
        .execute((instance, context) -> sweep.sweepAll());
  }
}
