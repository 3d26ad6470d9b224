package dev.hpccompose.eventstore.jsonl;

import dev.hpccompose.events.spi.EventAppender;
import dev.hpccompose.events.spi.EventStore;
import dev.hpccompose.events.spi.StoredLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One file {@code <writer>.jsonl} for each writer; offsets are bytes. */
final class JsonlEventStore implements EventStore {

  private final Path directory;

  JsonlEventStore(Path directory) {
    this.directory = directory;
  }

  @Override
  public SortedSet<String> writers() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(WriterFile::writer)
          .flatMap(Optional::stream)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (NoSuchFileException e) {
      return new TreeSet<>();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the events in " + directory, e);
    }
  }

  @Override
  public EventAppender appender(String writer) {
    return JsonlAppender.open(WriterFile.of(directory, writer));
  }

  @Override
  public StoredLines read(String writer, long fromOffset) {
    Path file = WriterFile.of(directory, writer);
    try {
      return LineReader.read(file, fromOffset);
    } catch (NoSuchFileException e) {
      return new StoredLines(List.of(), fromOffset, 0, false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the events in " + file, e);
    }
  }
}
