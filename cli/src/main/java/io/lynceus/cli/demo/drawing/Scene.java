package io.lynceus.cli.demo.drawing;

import io.lynceus.vision.box.LabeledBox;
import io.lynceus.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** A picture of a scene and the boxes of the fruit in it. */
public record Scene(Picture picture, List<LabeledBox> boxes) {
  private static final List<Kind> FRUIT = Stream.of(Kind.values()).filter(Kind::isFruit).toList();

  /** What is to be found, by class index. */
  public static final List<String> CLASSES =
      FRUIT.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();

  private static final int WIDTH = 384;
  private static final int HEIGHT = 288;

  /** Fewer pixels than this cannot be told from dirt, by people either. */
  private static final int LEAST_VISIBLE = 90;

  private static final List<Kind> CLUTTER = List.of(Kind.LEAF, Kind.LEAF, Kind.STONE, Kind.TWIG);

  public Scene {
    boxes = List.copyOf(boxes);
  }

  /** Draws a scene; the same seed draws the same. */
  public static Scene draw(long seed) {
    var random = new Random(seed);
    Light light = Light.random(random);
    var canvas = new Canvas(WIDTH, HEIGHT);
    ground(canvas, light, random);
    List<Thing> things = things(random);
    for (int i = 0; i < things.size(); i++) {
      canvas.lay(things.get(i), i, light);
    }
    Picture picture = Camera.random(random).take(canvas, random);
    return new Scene(picture, boxes(canvas, things));
  }

  private static void ground(Canvas canvas, Light light, Random random) {
    Surface surface = oneOf(List.of(Surface.values()), random);
    var noise = new Noise(random.nextLong());
    double turn = (random.nextInt(4) + 0.25 * random.nextGaussian()) * Math.PI / 2;
    double zoom = (0.8 + 0.6 * random.nextDouble()) / canvas.height;
    Colour lit = light.on(0, 0, 1);
    double slopeX = 0.35 * random.nextGaussian() / canvas.width;
    double slopeY = 0.35 * random.nextGaussian() / canvas.height;
    for (int y = 0; y < canvas.height; y++) {
      for (int x = 0; x < canvas.width; x++) {
        double u = (x * Math.cos(turn) + y * Math.sin(turn)) * zoom;
        double v = (y * Math.cos(turn) - x * Math.sin(turn)) * zoom;
        double uneven =
            Math.max(
                0.3, 1 + slopeX * (x - canvas.width / 2.0) + slopeY * (y - canvas.height / 2.0));
        canvas.paint(x, y, surface.at(u, v, noise).times(lit.times(uneven)), 1);
      }
    }
  }

  /** Clutter and fruit in the order in which they fell; no fruit hides another by half. */
  private static List<Thing> things(Random random) {
    List<Thing> things = new ArrayList<>();
    double size = (24 + 22 * random.nextDouble());
    int clutter = random.nextInt(9);
    for (int i = 0; i < clutter; i++) {
      things.add(anywhere(oneOf(CLUTTER, random), 0.75 * size, random));
    }
    int fruit = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(11);
    for (int tries = 0; fruit > 0 && tries < 200; tries++) {
      Thing next = anywhere(oneOf(FRUIT, random), size, random);
      if (things.stream().allMatch(other -> leaveEachOtherVisible(other, next))) {
        things.add(next);
        fruit--;
      }
    }
    int above = random.nextInt(3);
    for (int i = 0; i < above; i++) {
      things.add(anywhere(random.nextBoolean() ? Kind.LEAF : Kind.TWIG, 0.6 * size, random));
    }
    return things;
  }

  private static Thing anywhere(Kind kind, double size, Random random) {
    double radius = size * (0.7 + 0.6 * random.nextDouble()) * (kind == Kind.LEMON ? 0.85 : 1);
    double x = random.nextDouble() * WIDTH;
    double y = random.nextDouble() * HEIGHT;
    return Thing.random(kind, x, y, radius, random);
  }

  private static <T> T oneOf(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }

  private static boolean leaveEachOtherVisible(Thing one, Thing other) {
    double apart = Math.hypot(one.x() - other.x(), one.y() - other.y());
    return !one.kind().isFruit() || apart > 0.72 * (one.radius() + other.radius());
  }

  private static List<LabeledBox> boxes(Canvas canvas, List<Thing> things) {
    List<LabeledBox> boxes = new ArrayList<>();
    for (int i = 0; i < things.size(); i++) {
      Kind kind = things.get(i).kind();
      if (kind.isFruit()) {
        int label = FRUIT.indexOf(kind);
        canvas.visible(i, LEAST_VISIBLE).ifPresent(box -> boxes.add(new LabeledBox(label, box)));
      }
    }
    return boxes;
  }
}
