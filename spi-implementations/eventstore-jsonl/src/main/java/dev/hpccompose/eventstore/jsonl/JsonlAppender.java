package dev.hpccompose.eventstore.jsonl;

import dev.hpccompose.events.spi.EventAppender;
import dev.hpccompose.events.spi.StoredLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Appends to one file, each line with a single write. A line that an earlier process left torn is
 * closed off with a line feed when the file is opened.
 */
final class JsonlAppender implements EventAppender {

  private static final Set<OpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  private static final FileAttribute<?> OWNER_DIRECTORY = owner("rwx------");
  private static final FileAttribute<?> OWNER_FILE = owner("rw-------");

  private final Path file;
  private final FileChannel channel;
  private boolean torn;

  private JsonlAppender(Path file, FileChannel channel, boolean torn) {
    this.file = file;
    this.channel = channel;
    this.torn = torn;
  }

  static JsonlAppender open(Path file) {
    try {
      makeDirectory(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      boolean torn = isThere(file) && endsTorn(file);
      JsonlAppender appender =
          new JsonlAppender(file, FileChannel.open(file, OPTIONS, OWNER_FILE), torn);
      appender.closeOffTornLine();
      return appender;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open " + file + " to record events", e);
    }
  }

  private static boolean isThere(Path file) throws IOException {
    try {
      if (Place.obstacle(file).isPresent()) {
        throw new IOException("it is no regular file");
      }
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Not those above it: a run that was removed a moment ago must not come back half. */
  private static void makeDirectory(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, OWNER_DIRECTORY);
    } catch (FileAlreadyExistsException e) {
      // by an earlier writer
    }
  }

  @Override
  public void append(byte[] line) {
    requireOneLine(line);
    try {
      closeOffTornLine();
      ByteBuffer bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
      write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record an event in " + file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + file, e);
    }
  }

  private void closeOffTornLine() throws IOException {
    if (torn) {
      write(ByteBuffer.wrap(new byte[] {'\n'}));
      torn = false;
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    int written = channel.write(bytes);
    if (bytes.hasRemaining()) {
      torn |= written > 0;
      throw new IOException("only " + written + " bytes of a line fitted in");
    }
  }

  private static boolean endsTorn(Path file) throws IOException {
    try (FileChannel end = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return end.size() > 0 && end.read(last, end.size() - 1) == 1 && last.get(0) != '\n';
    }
  }

  private static void requireOneLine(byte[] line) {
    boolean oneLine = line.length > 0 && line.length <= StoredLine.LONGEST;
    for (byte b : line) {
      oneLine &= b != '\n';
    }
    if (!oneLine) {
      throw new IllegalArgumentException("not one line, or one that is too long");
    }
  }

  private static FileAttribute<?> owner(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
