package dev.hpccompose.runtime.internal.submission;

import dev.hpccompose.events.SubmissionEvent.ScriptRendered;
import dev.hpccompose.system.file.Sha256;
import java.nio.file.Path;

/** What a history says of a batch script. */
public final class WrittenScript {

  private WrittenScript() {}

  /**
   * The event for a script.
   *
   * @param path where it was written
   * @param bytes its content
   */
  public static ScriptRendered event(Path path, byte[] bytes) {
    return new ScriptRendered(path.toString(), Sha256.of(bytes), bytes.length);
  }
}
