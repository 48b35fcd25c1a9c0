package io.lynceus.localstack.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.regex.Pattern;

/**
 * What a killed S3 server was being sent. It writes an object to {@code KEY-UUID} beside its place,
 * notes checksum and type as extended attributes, and moves it there; killed before, it would list
 * the half as an object of that name.
 */
record HalfSentObjects(Path folder) {
  private static final Pattern IN_THE_MAKING =
      Pattern.compile(".*-\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  /**
   * To be called while nobody writes. Whole objects have attributes and stay, whatever their name.
   */
  void delete() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (IN_THE_MAKING.matcher(file.getFileName().toString()).matches() && bare(file)) {
              Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean bare(Path file) throws IOException {
    return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class).list().isEmpty();
  }
}
