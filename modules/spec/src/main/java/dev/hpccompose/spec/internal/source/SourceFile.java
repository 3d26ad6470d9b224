package dev.hpccompose.spec.internal.source;

import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.SourceSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a file within bounds; whatever is wrong with it is a diagnostic. */
public final class SourceFile {

  /** Far above any spec that a person writes, far below what would hurt. */
  static final int LIMIT_BYTES = 1 << 20;

  private SourceFile() {}

  /** What became of reading a file. */
  public sealed interface Outcome {

    /** The text; where there is none, {@code problems} is told why. */
    Optional<String> orReport(Consumer<Diagnostic> problems);

    /**
     * It is text.
     *
     * @param text without byte order mark
     */
    record Text(String text) implements Outcome {
      @Override
      public Optional<String> orReport(Consumer<Diagnostic> problems) {
        return Optional.of(text);
      }
    }

    /** It cannot be used. */
    record Refused(Diagnostic diagnostic) implements Outcome {
      @Override
      public Optional<String> orReport(Consumer<Diagnostic> problems) {
        problems.accept(diagnostic);
        return Optional.empty();
      }
    }
  }

  /** Whether something stands at this path. */
  public static boolean exists(Path file) {
    return Files.exists(file);
  }

  /**
   * Reads a file.
   *
   * @param name the file as the user named it
   */
  public static Outcome read(Path file, String name) {
    if (!Files.exists(file)) {
      return missing(file, name);
    }
    if (Files.isDirectory(file)) {
      return refused(
          DiagnosticCode.FILE_UNREADABLE,
          name,
          "this is a directory",
          "name the file inside it, such as " + file.resolve("compose.yaml"));
    }
    if (!Files.isRegularFile(file)) {
      return refused(
          DiagnosticCode.FILE_UNREADABLE,
          name,
          "this is not a regular file",
          "save the spec to a file first");
    }
    return readRegular(file, name);
  }

  private static Outcome readRegular(Path file, String name) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LIMIT_BYTES + 1);
      return bytes.length > LIMIT_BYTES ? tooLarge(name) : Utf8Text.decode(bytes, name);
    } catch (IOException e) {
      return refused(
          DiagnosticCode.FILE_UNREADABLE,
          name,
          "the file cannot be read: " + reason(e),
          "check its permissions");
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException
        ? "permission denied"
        : String.valueOf(e.getMessage());
  }

  private static Outcome missing(Path file, String name) {
    return refused(
        DiagnosticCode.FILE_MISSING,
        name,
        "no such file",
        Files.isSymbolicLink(file)
            ? "it is a symbolic link whose target is gone"
            : "check the path, or name the spec with -f");
  }

  private static Outcome tooLarge(String name) {
    return refused(
        DiagnosticCode.FILE_TOO_LARGE,
        name,
        "the file is larger than " + LIMIT_BYTES / 1024 + " KiB",
        "is this really a spec?");
  }

  private static Outcome refused(DiagnosticCode code, String name, String message, String hint) {
    return new Outcome.Refused(
        new Diagnostic(code, SourceSpan.ofFile(name), message, Optional.of(hint)));
  }
}
