package io.lynceus.vision.turbojpeg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Four functions of TurboJPEG's C interface, which versions 1.4 to 3 of the library have alike. A
 * call that does not answer 0 has failed or warned.
 */
@SuppressWarnings("restricted") // native access is what this class is for
final class TurboFunctions {
  private static final String LIBRARY = "libturbojpeg.so.0";
  private static final int RGB = 0;

  /** The slow, exact transform; and a warning ends the call, so that no picture is half grey. */
  private static final int FLAGS = 4096 | 8192;

  private final MethodHandle open;
  private final MethodHandle header;
  private final MethodHandle decompress;
  private final MethodHandle destroy;

  private TurboFunctions(SymbolLookup library) {
    open = function(library, "tjInitDecompress", FunctionDescriptor.of(ADDRESS));
    destroy = function(library, "tjDestroy", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    header =
        function(
            library,
            "tjDecompressHeader3",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    decompress =
        function(
            library,
            "tjDecompress2",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT,
                JAVA_INT, JAVA_INT));
  }

  private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor type) {
    return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
  }

  /** Empty where the library is not installed, or lacks one of the functions. */
  static Optional<TurboFunctions> find() {
    try {
      var library = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
      return Optional.of(new TurboFunctions(library));
    } catch (IllegalArgumentException | java.util.NoSuchElementException absent) {
      return Optional.empty();
    }
  }

  /** A decompressor, to be destroyed; the null address where there is no memory for one. */
  MemorySegment open() {
    try {
      return (MemorySegment) open.invokeExact();
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  void destroy(MemorySegment decompressor) {
    try {
      var _ = (int) destroy.invokeExact(decompressor);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Writes width, height, subsampling and colour space to the four whole numbers at {@code to}. */
  boolean header(MemorySegment decompressor, MemorySegment file, MemorySegment to) {
    try {
      return 0
          == (int)
              header.invokeExact(
                  decompressor,
                  file,
                  file.byteSize(),
                  to,
                  to.asSlice(4),
                  to.asSlice(8),
                  to.asSlice(12));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Writes red, green and blue of every pixel, row after row. */
  boolean decompress(
      MemorySegment decompressor, MemorySegment file, MemorySegment to, int width, int height) {
    try {
      return 0
          == (int)
              decompress.invokeExact(
                  decompressor, file, file.byteSize(), to, width, 3 * width, height, RGB, FLAGS);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static RuntimeException unexpected(Throwable e) {
    if (e instanceof RuntimeException known) {
      return known;
    }
    if (e instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("libjpeg-turbo is not as expected", e);
  }
}
