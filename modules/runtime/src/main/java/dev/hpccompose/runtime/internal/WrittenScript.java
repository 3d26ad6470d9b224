package dev.hpccompose.runtime.internal;

import dev.hpccompose.events.SubmissionEvent.ScriptRendered;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    return new ScriptRendered(path.toString(), sha256(bytes), bytes.length);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
