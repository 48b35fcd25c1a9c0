package io.lynceus.training.device;

import io.lynceus.training.libtorch.LibTorch;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * libtorch's own switch for mixed precision, which DJL does not offer: between {@link #on} and
 * closing it, convolutions on this thread compute in bfloat16. Parameters, normalisation, loss and
 * gradients stay float32. Outputs made in between are bfloat16 and DJL's JNI ends the process when
 * asked for that type: add a float32 zero to them and use only the sum.
 */
public final class Autocast {
  private static final byte CPU = 0;
  private static final byte CUDA = 1;
  private static final byte BFLOAT16 = 15;
  private static final String NAMESPACE = "_ZN2at8autocast";

  private final MethodHandle setEnabled;
  private final MethodHandle setType;
  private final MethodHandle clearCache;
  private final byte device;

  private Autocast(LibTorch library, boolean gpu) {
    setEnabled =
        function(
            library,
            "20set_autocast_enabledEN3c1010DeviceTypeEb",
            FunctionDescriptor.ofVoid(ValueLayout.JAVA_BYTE, ValueLayout.JAVA_BOOLEAN));
    setType =
        function(
            library,
            "18set_autocast_dtypeEN3c1010DeviceTypeENS1_10ScalarTypeE",
            FunctionDescriptor.ofVoid(ValueLayout.JAVA_BYTE, ValueLayout.JAVA_BYTE));
    clearCache = function(library, "11clear_cacheEv", FunctionDescriptor.ofVoid());
    device = gpu ? CUDA : CPU;
  }

  /** Empty where the loaded libtorch lacks the functions; call it after the engine has started. */
  public static Optional<Autocast> find(boolean gpu) {
    return LibTorch.loaded().flatMap(library -> open(library, gpu));
  }

  private static Optional<Autocast> open(LibTorch library, boolean gpu) {
    try {
      return Optional.of(new Autocast(library, gpu));
    } catch (IllegalArgumentException absent) {
      return Optional.empty();
    }
  }

  private static MethodHandle function(LibTorch library, String name, FunctionDescriptor type) {
    return library
        .function(NAMESPACE + name, type)
        .orElseThrow(() -> new IllegalArgumentException("libtorch has no " + name));
  }

  /** Mixed precision for this thread until closed. */
  public Scope on() {
    switched(true);
    return () -> switched(false);
  }

  private void switched(boolean on) {
    try {
      setType.invokeExact(device, BFLOAT16);
      setEnabled.invokeExact(device, on);
      if (!on) {
        clearCache.invokeExact();
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable impossible) {
      throw new IllegalStateException("libtorch's autocast is not as expected", impossible);
    }
  }

  /** What ends mixed precision. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
