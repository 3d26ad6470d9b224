package dev.hpccompose.runtime.internal.submission;

import dev.hpccompose.events.SubmissionEvent.ScriptRendered;
import dev.hpccompose.system.file.Sha256;
import java.nio.file.Path;
import java.util.Optional;

/** What a history says of a batch script. */
public final class WrittenScript {

  private WrittenScript() {}

  /**
   * The event for a script.
   *
   * @param path where it was written
   * @param bytes its content
   * @param spec the spec that lies beside it
   */
  public static ScriptRendered event(Path path, byte[] bytes, byte[] spec) {
    return new ScriptRendered(
        path.toString(), Sha256.of(bytes), bytes.length, Optional.of(Sha256.of(spec)));
  }
}
