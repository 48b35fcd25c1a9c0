package io.lynceus.vision.picture;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.Detection;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;

/**
 * Draws what was detected: a box in the colour of its class, its name and score on a label of the
 * same colour. Lines and letters grow with the picture; the surest box is drawn last.
 */
public final class BoxDrawing {
  private static final Color[] COLOURS = {
    new Color(0xE6_39_46), new Color(0x1D_78_C9), new Color(0xF4_A2_1B), new Color(0x2A_9D_63),
    new Color(0x8E_44_AD), new Color(0x00_B5_C8), new Color(0xD8_1B_82), new Color(0x7A_8B_10),
    new Color(0xB8_5C_2E), new Color(0x3D_4F_C4), new Color(0x5B_6B_73), new Color(0x00_7F_6E),
  };
  private static final Color HALO = new Color(0, 0, 0, 110);

  private final Graphics2D graphics;
  private final Picture picture;
  private final List<String> classes;
  private final float line;

  private BoxDrawing(Graphics2D graphics, Picture picture, List<String> classes) {
    this.graphics = graphics;
    this.picture = picture;
    this.classes = classes;
    int side = Math.min(picture.width(), picture.height());
    line = Math.max(2f, side / 240f);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.clamp(side / 36, 10, 64)));
  }

  /** A copy of the picture with the detections on it; a box's class names a name in the list. */
  public static Picture on(Picture picture, List<Detection> detections, List<String> classes) {
    BufferedImage image = RgbPixels.image(picture);
    Graphics2D graphics = image.createGraphics();
    try {
      var drawing = new BoxDrawing(graphics, picture, classes);
      List<Detection> surestLast =
          detections.stream().sorted(Comparator.comparingDouble(Detection::confidence)).toList();
      surestLast.forEach(drawing::outline);
      surestLast.forEach(drawing::label);
    } finally {
      graphics.dispose();
    }
    return RgbPixels.of(image);
  }

  private void outline(Detection detection) {
    Box box = detection.box();
    var shape = new Rectangle2D.Double(box.x1(), box.y1(), box.width(), box.height());
    graphics.setStroke(new BasicStroke(line + 2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.setColor(HALO);
    graphics.draw(shape);
    graphics.setStroke(new BasicStroke(line, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.setColor(colour(detection));
    graphics.draw(shape);
  }

  private void label(Detection detection) {
    String text =
        "%s %d%%"
            .formatted(
                classes.get(detection.classIndex()), Math.round(detection.confidence() * 100));
    FontMetrics metrics = graphics.getFontMetrics();
    double padding = metrics.getHeight() / 4.0;
    double width = metrics.stringWidth(text) + 2 * padding;
    double height = metrics.getAscent() + metrics.getDescent();
    Box box = detection.box();
    double x = Math.clamp(box.x1() - line / 2, 0, Math.max(picture.width() - width, 0));
    double above = box.y1() - height - line / 2;
    double y = above >= 0 ? above : Math.max(box.y1(), 0);
    graphics.setColor(colour(detection));
    graphics.fill(new RoundRectangle2D.Double(x, y, width, height, padding, padding));
    graphics.setColor(isLight(colour(detection)) ? Color.BLACK : Color.WHITE);
    graphics.drawString(text, (float) (x + padding), (float) (y + metrics.getAscent()));
  }

  private static Color colour(Detection detection) {
    return COLOURS[detection.classIndex() % COLOURS.length];
  }

  private static boolean isLight(Color colour) {
    return 299 * colour.getRed() + 587 * colour.getGreen() + 114 * colour.getBlue() > 150_000;
  }
}
