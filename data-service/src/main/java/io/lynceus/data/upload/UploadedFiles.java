package io.lynceus.data.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.springframework.web.multipart.MultipartException;

/**
 * Reads a multipart request by Tomcat's own streaming parser. The servlet API and Spring hand out
 * files only when the whole request lies on the disk: twenty gigabytes of archive, or a gigabyte of
 * what was to be one picture.
 */
public final class UploadedFiles {
  private static final int MOST_HEADER_BYTES = 16 << 10;

  private UploadedFiles() {}

  /** What is done with each file before the next one is looked at; the rest is passed over. */
  @FunctionalInterface
  public interface Receiver {
    void receive(String source, InputStream content) throws IOException;
  }

  /** Hands over the files of one field; there has to be one. */
  public static void receive(
      HttpServletRequest request, String field, int most, Receiver receiver) {
    var upload = new FileUpload();
    upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
    upload.setPartHeaderSizeMax(MOST_HEADER_BYTES);
    try {
      FileItemIterator parts = upload.getItemIterator(new ServletRequestContext(request));
      int count = 0;
      while (parts.hasNext()) {
        FileItemStream part = parts.next();
        if (!part.isFormField() && field.equals(part.getFieldName())) {
          if (++count > most) {
            throw new TooManyFiles(most);
          }
          receiver.receive(SourceName.of(name(part)), part.openStream());
        }
      }
      if (count == 0) {
        throw new NoFiles(field);
      }
    } catch (FileUploadException e) {
      throw new MultipartException("The body is not readable as multipart", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(FileItemStream part) {
    try {
      return part.getName() == null ? "" : part.getName();
    } catch (InvalidFileNameException e) {
      return e.getName();
    }
  }
}
