package io.lynceus.cli.demo.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SceneTest {
  private static final List<Scene> SCENES =
      LongStream.range(0, 40).parallel().mapToObj(Scene::draw).toList();

  @Test
  void theSameSeedDrawsTheSame() {
    Scene again = Scene.draw(7);
    assertThat(again.picture().rgb()).isEqualTo(SCENES.get(7).picture().rgb());
    assertThat(again.boxes()).isEqualTo(SCENES.get(7).boxes());
  }

  @Test
  void anotherSeedDrawsSomethingElse() {
    assertThat(SCENES.get(1).picture().rgb()).isNotEqualTo(SCENES.get(2).picture().rgb());
  }

  @Test
  void eachFruitIsThereOftenEnough() {
    TreeMap<Integer, Long> counts =
        SCENES.stream()
            .flatMap(scene -> scene.boxes().stream())
            .collect(
                Collectors.groupingBy(LabeledBox::classIndex, TreeMap::new, Collectors.counting()));
    assertThat(Scene.CLASSES).containsExactly("apple", "orange", "lemon");
    assertThat(counts.keySet()).containsExactly(0, 1, 2);
    assertThat(counts.values()).allMatch(count -> count > 30);
  }

  @Test
  void boxesLieInTheirPictures() {
    for (Scene scene : SCENES) {
      int width = scene.picture().width();
      int height = scene.picture().height();
      for (LabeledBox labeled : scene.boxes()) {
        Box box = labeled.box();
        assertThat(box.clippedTo(width, height)).isEqualTo(box);
        assertThat(box.area()).isGreaterThan(80);
      }
    }
  }

  @Test
  void lightAndSizeChangeFromPictureToPicture() {
    List<Double> brightness = SCENES.stream().map(SceneTest::brightness).sorted().toList();
    assertThat(brightness.getLast() / brightness.getFirst()).isGreaterThan(2);
    List<Double> sides =
        SCENES.stream()
            .flatMap(scene -> scene.boxes().stream())
            .map(labeled -> Math.sqrt(labeled.box().area()))
            .sorted()
            .toList();
    assertThat(sides.getLast() / sides.getFirst()).isGreaterThan(2.5);
  }

  @Test
  void someFruitOverlap() {
    long overlapping =
        SCENES.stream()
            .filter(
                scene ->
                    scene.boxes().stream()
                        .anyMatch(
                            one ->
                                scene.boxes().stream()
                                    .anyMatch(
                                        other ->
                                            !one.equals(other)
                                                && one.box().iou(other.box()) > 0.02)))
            .count();
    assertThat(overlapping).isGreaterThan(8);
  }

  private static double brightness(Scene scene) {
    long sum = 0;
    for (byte value : scene.picture().rgb()) {
      sum += value & 0xFF;
    }
    return (double) sum / scene.picture().rgb().length;
  }
}
