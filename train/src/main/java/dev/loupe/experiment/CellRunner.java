package dev.loupe.experiment;

import dev.loupe.Progress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Has orders carried out. Safe for several threads.
 *
 * <p>Whoever opens it closes it, which ends what is under way.
 */
public interface CellRunner extends AutoCloseable {

  /**
   * Has {@code order.json} of a folder carried out; returns when that is done.
   *
   * @param task told how far it is
   * @return why it failed; empty when {@code result.json} is there
   * @throws dev.loupe.InterruptedWorkException when it was stopped
   */
  Optional<String> run(Path folder, Progress.Task task);

  @Override
  void close();
}
