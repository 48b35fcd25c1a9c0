package io.lynceus.training.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * libtorch's own x · sigmoid(x), with its gradient: one pass over the array each way where the
 * product of two operations takes five and keeps one array more for the backward pass.
 */
@SuppressWarnings("restricted") // native access is what this class is for
public final class Silu implements UnaryOperator<NDArray> {
  private static final String SILU = "_ZN2at4_ops4silu4callERKNS_6TensorE";

  private final MethodHandle silu;
  private final MethodHandle allocate;

  private Silu(MethodHandle silu) {
    this.silu = silu;
    Linker linker = Linker.nativeLinker();
    this.allocate =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("malloc"),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
  }

  /** Empty where the loaded libtorch lacks it; call it after the engine has started. */
  public static Optional<Silu> find() {
    // A Tensor is returned through memory of the caller, whose address goes first and comes back.
    var type = FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    return LibTorch.loaded().flatMap(library -> library.function(SILU, type)).map(Silu::new);
  }

  /** Of an array of DJL's PyTorch engine, by whose manager the answer is closed. */
  @Override
  public NDArray apply(NDArray x) {
    var tensor = (PtNDArray) x;
    try {
      // DJL's handle is a Tensor on the C++ heap, which it deletes; a Tensor is one pointer.
      var answer = (MemorySegment) allocate.invokeExact(ValueLayout.ADDRESS.byteSize());
      var _ = (MemorySegment) silu.invokeExact(answer, MemorySegment.ofAddress(tensor.getHandle()));
      return new PtNDArray((PtNDManager) x.getManager(), answer.address());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable impossible) {
      throw new IllegalStateException("libtorch's silu is not as expected", impossible);
    }
  }
}
