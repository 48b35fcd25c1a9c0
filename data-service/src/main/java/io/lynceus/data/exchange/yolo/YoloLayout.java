package io.lynceus.data.exchange.yolo;

import io.lynceus.contracts.ManifestHeader;
import io.lynceus.contracts.ManifestImage;
import io.lynceus.contracts.ManifestImage.ManifestBox;
import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.export.EntryWriter;
import io.lynceus.data.exchange.export.ExportLayout;
import io.lynceus.data.exchange.export.ExportedPicture;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes YOLO. Background pictures get an empty label file. The {@code data.yaml} names {@code
 * calibration} beside the three splits that other tools know, which they pass over.
 */
public final class YoloLayout implements ExportLayout {
  /** A ten-thousandth of a pixel is a share of 6e-9 in the largest picture that is accepted. */
  private static final int DECIMALS = 10;

  @Override
  public String picture(ExportedPicture picture) {
    return "images/%s/%s".formatted(picture.image().split().label(), picture.fileName());
  }

  @Override
  public void label(ManifestHeader header, ExportedPicture picture, EntryWriter out)
      throws IOException {
    var lines = new StringBuilder();
    picture.image().boxes().forEach(box -> line(lines, box, picture.image()));
    String split = picture.image().split().label();
    out.text("labels/%s/%s.txt".formatted(split, picture.stem()), lines.toString());
  }

  @Override
  public void index(ManifestHeader header, Pictures pictures, EntryWriter out) throws IOException {
    var yaml = new StringBuilder("path: .\n");
    for (Split split : Split.values()) {
      yaml.append("%s: images/%s\n".formatted(split.label(), split.label()));
    }
    yaml.append("nc: %d\nnames:\n".formatted(header.classes().size()));
    int index = 0;
    for (String name : header.classes()) {
      yaml.append("  %d: %s\n".formatted(index++, quoted(name)));
    }
    out.text("data.yaml", yaml.toString());
  }

  private static void line(StringBuilder lines, ManifestBox box, ManifestImage image) {
    lines.append(box.classIndex());
    share(lines, (box.x1() + box.x2()) / 2 / image.width());
    share(lines, (box.y1() + box.y2()) / 2 / image.height());
    share(lines, (box.x2() - box.x1()) / image.width());
    share(lines, (box.y2() - box.y1()) / image.height());
    lines.append('\n');
  }

  private static void share(StringBuilder lines, double share) {
    BigDecimal rounded = BigDecimal.valueOf(share).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    lines.append(' ').append(rounded.stripTrailingZeros().toPlainString());
  }

  /** Single quotes know one escape only: themselves, doubled. Class names have no line breaks. */
  private static String quoted(String name) {
    return "'" + name.replace("'", "''") + "'";
  }
}
