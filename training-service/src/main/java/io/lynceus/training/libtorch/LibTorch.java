package io.lynceus.training.libtorch;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The libtorch_cpu.so that this process has mapped, whoever unpacked it and wherever. */
@SuppressWarnings("restricted") // native access is what this class is for
public final class LibTorch {
  private final SymbolLookup symbols;

  private LibTorch(Path library) {
    symbols = SymbolLookup.libraryLookup(library, Arena.global());
  }

  /** Empty where none is mapped; call it after the engine has started. */
  public static Optional<LibTorch> loaded() {
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      return maps.filter(line -> line.endsWith("/libtorch_cpu.so"))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .findFirst()
          .map(LibTorch::new);
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }

  /** A function by its mangled name; empty where this libtorch has none of that name. */
  public Optional<MethodHandle> function(String mangled, FunctionDescriptor type) {
    return symbols
        .find(mangled)
        .map(address -> Linker.nativeLinker().downcallHandle(address, type));
  }
}
