package io.lynceus.inference;

import io.lynceus.vision.packaging.ForeignManifest;
import io.lynceus.vision.packaging.ModelManifest;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Networks of four nodes that are as sure as a picture is bright: {@link #MIDDLE} sees a lamp in
 * its middle, {@link #CORNER} a moon in its corner, {@link #NAN} nothing that is a number.
 */
public final class Fixtures {
  public static final byte[] MIDDLE = file("middle.onnx");
  public static final byte[] CORNER = file("corner.onnx");
  public static final byte[] NAN = file("nan.onnx");
  public static final byte[] BRIGHTNESS_JSON = file("brightness.json");
  public static final byte[] YOLOX_JSON = file("yolox.json");

  private Fixtures() {}

  public static ModelManifest manifest(byte[] network) {
    return ForeignManifest.read(BRIGHTNESS_JSON).imported(network, "ada");
  }

  /** A PNG file of 128 x 128 pixels of one grey level. */
  public static byte[] grey(int level) {
    byte[] rgb = new byte[128 * 128 * 3];
    Arrays.fill(rgb, (byte) level);
    return PictureEncoding.png(new Picture(128, 128, rgb));
  }

  private static byte[] file(String name) {
    try (InputStream file = Fixtures.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
