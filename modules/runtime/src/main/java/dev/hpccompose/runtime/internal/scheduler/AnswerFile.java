package dev.hpccompose.runtime.internal.scheduler;

import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.system.file.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The place of the shared answer about one run.
 *
 * @param path the file
 */
public record AnswerFile(Path path) {

  private static final String ENDING = ".answer";
  private static final Duration KEPT = Duration.ofHours(1);

  /** The file about a job; the name of its run is made of plain characters. */
  public static AnswerFile of(Path directory, JobRef job) {
    return new AnswerFile(
        directory.resolve(job.runId().replaceAll("[^A-Za-z0-9_-]", "_") + ENDING));
  }

  /** The answer in it, if there is one that can be understood. */
  public Optional<StoredAnswer> read() throws IOException {
    try {
      return StoredAnswer.parse(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Puts an answer there. */
  public void write(StoredAnswer answer) throws IOException {
    PrivateFiles.write(path, answer.text().getBytes(StandardCharsets.UTF_8));
  }

  /** Removes answers that nobody can use any more. */
  public static void removeOld(Path directory, Instant now) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(directory)) {
      files = entries.filter(file -> file.toString().endsWith(ENDING)).toList();
    }
    for (Path file : files) {
      if (ageOf(file, now).compareTo(KEPT) > 0) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static Duration ageOf(Path file, Instant now) throws IOException {
    try {
      return Duration.between(Files.getLastModifiedTime(file).toInstant(), now);
    } catch (NoSuchFileException e) {
      return Duration.ZERO;
    }
  }
}
