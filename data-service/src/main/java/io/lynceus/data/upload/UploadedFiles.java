package io.lynceus.data.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
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

  /**
   * Hands over the files of one field; there has to be one. A body that breaks off or is no
   * multipart is the sender's mistake, whatever goes wrong with the receiver is not.
   */
  public static void receive(
      HttpServletRequest request, String field, int most, Receiver receiver) {
    var upload = new FileUpload();
    upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
    upload.setPartHeaderSizeMax(MOST_HEADER_BYTES);
    try {
      FileItemIterator parts = parts(upload, request);
      int count = 0;
      for (FileItemStream part = next(parts); part != null; part = next(parts)) {
        if (!part.isFormField() && field.equals(part.getFieldName())) {
          if (++count > most) {
            throw new TooManyFiles(most);
          }
          hand(part, receiver);
        }
      }
      if (count == 0) {
        throw new NoFiles(field);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Tomcat's parser looks into a multipart within the multipart, also where that has no boundary.
   */
  private static FileItemIterator parts(FileUpload upload, HttpServletRequest request)
      throws IOException {
    try {
      return upload.getItemIterator(new ServletRequestContext(request));
    } catch (NullPointerException e) {
      throw unreadable(e);
    }
  }

  private static @Nullable FileItemStream next(FileItemIterator parts) throws IOException {
    try {
      return parts.hasNext() ? parts.next() : null;
    } catch (NullPointerException e) {
      throw unreadable(e);
    }
  }

  private static void hand(FileItemStream part, Receiver receiver) throws IOException {
    InputStream content = new PartContent(part.openStream());
    try {
      receiver.receive(SourceName.of(name(part)), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MultipartException unreadable(Exception cause) {
    return new MultipartException("The body is not readable as multipart", cause);
  }

  private static String name(FileItemStream part) {
    try {
      return part.getName() == null ? "" : part.getName();
    } catch (InvalidFileNameException e) {
      return e.getName();
    }
  }

  /** Tells a request that breaks off from a disk that is full. */
  private static final class PartContent extends FilterInputStream {
    PartContent(InputStream in) {
      super(in);
    }

    @Override
    public int read() {
      try {
        return super.read();
      } catch (IOException e) {
        throw unreadable(e);
      }
    }

    @Override
    public int read(byte[] target, int from, int length) {
      try {
        return super.read(target, from, length);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }

    @Override
    public long skip(long bytes) {
      try {
        return super.skip(bytes);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
  }
}
