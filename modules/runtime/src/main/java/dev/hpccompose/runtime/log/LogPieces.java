package dev.hpccompose.runtime.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The files that one log consists of, the oldest first. A log without a largest size is one file;
 * else a full file gets another name: the first one for good, and later ones until the next.
 *
 * @param log the file that is written to
 */
record LogPieces(Path log) {

  private static final String FIRST = ".head";

  /**
   * One of them, at one moment.
   *
   * @param identity what stays the same when it gets another name; once it is gone and nobody has
   *     it open, a new file may get it
   */
  record Piece(Path file, Object identity, long size) {

    /** Whether it is the beginning, which is kept for good. */
    boolean isFirst() {
      return file.toString().endsWith(FIRST);
    }

    /** Opens it for reading; empty when the name means another file by now. */
    Optional<FileChannel> open() throws IOException {
      try {
        FileChannel channel = FileChannel.open(file);
        if (look(file).filter(now -> now.identity().equals(identity)).isPresent()) {
          return Optional.of(channel);
        }
        channel.close();
        return Optional.empty();
      } catch (NoSuchFileException _) {
        return Optional.empty();
      }
    }
  }

  /** Those that are there. One that gets another name meanwhile is listed twice, never left out. */
  List<Piece> list() throws IOException {
    List<Piece> pieces = new ArrayList<>();
    for (String suffix : List.of("", ".1", FIRST)) {
      look(log.resolveSibling(log.getFileName() + suffix)).ifPresent(pieces::add);
    }
    return pieces.reversed();
  }

  private static Optional<Piece> look(Path file) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      Object key = Objects.requireNonNullElse(found.fileKey(), file);
      return Optional.of(new Piece(file, key, found.size()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }
}
