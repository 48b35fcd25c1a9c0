package io.lynceus.data.annotation;

import io.lynceus.vision.box.Box;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A box of a class, which is named by its id in the project. */
public record ClassBox(int classId, Box box) {
  private static final int BYTES = Integer.BYTES + 4 * Double.BYTES;

  /** As a row keeps them: 36 bytes a box, the class id and the corners. */
  public static byte[] packed(List<ClassBox> boxes) {
    ByteBuffer packed = ByteBuffer.allocate(boxes.size() * BYTES);
    for (ClassBox box : boxes) {
      packed.putInt(box.classId());
      packed.putDouble(box.box().x1()).putDouble(box.box().y1());
      packed.putDouble(box.box().x2()).putDouble(box.box().y2());
    }
    return packed.array();
  }

  /** From what a row keeps. */
  public static List<ClassBox> unpacked(byte[] bytes) {
    ByteBuffer packed = ByteBuffer.wrap(bytes);
    List<ClassBox> boxes = new ArrayList<>(bytes.length / BYTES);
    while (packed.hasRemaining()) {
      int classId = packed.getInt();
      double x1 = packed.getDouble();
      double y1 = packed.getDouble();
      double x2 = packed.getDouble();
      boxes.add(new ClassBox(classId, new Box(x1, y1, x2, packed.getDouble())));
    }
    return boxes;
  }
}
