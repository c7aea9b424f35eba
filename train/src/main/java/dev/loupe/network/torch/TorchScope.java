package dev.loupe.network.torch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;

/**
 * The lifetime of tensors: what is made on this thread while it is open is freed when it closes.
 * Each training step has one; without it memory grows by gigabytes.
 *
 * <pre>{@code
 * try (TorchScope step = new TorchScope()) {
 *   TorchTensor loss = ...;
 *   loss.backward();
 *   optimiser.step();
 * }
 * }</pre>
 */
public final class TorchScope implements AutoCloseable {

  static {
    TorchLibraries.load();
  }

  private final PointerScope scope = new PointerScope();

  /** Opens a scope, within any that is open. */
  public TorchScope() {}

  /** Runs without recording gradients: for inference, and for changing parameters. */
  public static void withoutGradients(Runnable work) {
    try (PointerScope inner = new PointerScope()) {
      AutoGradMode off = new AutoGradMode(false);
      try {
        work.run();
      } finally {
        off.close();
      }
    }
  }

  /** Keeps a tensor beyond the scope's end; whoever asked for it frees it. */
  static Tensor kept(Tensor tensor) {
    return tensor.retainReference();
  }

  /** Frees what was made inside. */
  @Override
  public void close() {
    scope.close();
  }
}
