package dev.hpccompose.runtime.internal.artifact;

import dev.hpccompose.system.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Copies a file whose size and digest are known, and makes sure of both.
 *
 * @param bytes its size
 * @param sha256 its digest, in lower-case hexadecimal
 * @param progress hears of bytes that were dealt with
 */
public record VerifiedCopy(long bytes, String sha256, LongConsumer progress) {

  private static final int BUFFER = 1 << 16;

  /**
   * Copies; a file that is in its place already has been checked before it came there.
   *
   * @return what is wrong with the source; empty when all is well
   */
  public Optional<String> copy(Path from, Path to) throws IOException {
    if (Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS) && Files.size(to) == bytes) {
      progress.accept(bytes);
      return Optional.empty();
    }
    if (!Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of("it is gone from what was collected");
    }
    Path part = to.resolveSibling("." + ProcessHandle.current().pid() + ".part");
    try {
      Optional<String> problem = problem(transfer(from, part));
      if (problem.isEmpty()) {
        Files.setLastModifiedTime(part, Files.getLastModifiedTime(from));
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
      }
      return problem;
    } catch (NoSuchFileException e) {
      return Optional.of("it is gone from what was collected");
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Whether a file holds just these bytes. */
  public static boolean is(Path file, long bytes, String sha256) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == bytes
        && Sha256.of(file).equals(sha256);
  }

  private Optional<String> problem(String digest) {
    return digest.equals(sha256)
        ? Optional.empty()
        : Optional.of("it has changed since it was collected");
  }

  private String transfer(Path from, Path part) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = Files.newOutputStream(part)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
        progress.accept(read);
      }
    }
    return Sha256.hex(digest);
  }
}
