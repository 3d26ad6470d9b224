package dev.hpccompose.eventstore.jsonl;

import dev.hpccompose.events.spi.EventAppender;
import dev.hpccompose.events.spi.EventStore;
import dev.hpccompose.events.spi.Obstacle;
import dev.hpccompose.events.spi.StoredLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One regular file {@code <writer>.jsonl} for each writer; offsets are bytes. */
final class JsonlEventStore implements EventStore {

  private final Path directory;

  JsonlEventStore(Path directory) {
    this.directory = directory;
  }

  @Override
  public SortedSet<String> writers() {
    SortedSet<String> writers = new TreeSet<>();
    places()
        .forEach(
            (writer, obstacle) -> {
              if (obstacle.isEmpty()) {
                writers.add(writer);
              }
            });
    return writers;
  }

  @Override
  public SortedMap<String, Obstacle> obstacles() {
    SortedMap<String, Obstacle> obstacles = new TreeMap<>();
    places()
        .forEach((writer, found) -> found.ifPresent(obstacle -> obstacles.put(writer, obstacle)));
    return obstacles;
  }

  @Override
  public EventAppender appender(String writer) {
    return JsonlAppender.open(WriterFile.of(directory, writer));
  }

  @Override
  public StoredLines read(String writer, long fromOffset) {
    Path file = WriterFile.of(directory, writer);
    StoredLines nothing = new StoredLines(List.of(), fromOffset, 0, false);
    try {
      return Place.obstacle(file).isPresent() ? nothing : LineReader.read(file, fromOffset);
    } catch (NoSuchFileException e) {
      return nothing;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the events in " + file, e);
    }
  }

  /** What lies in the place of each writer's file. */
  private SortedMap<String, Optional<Obstacle>> places() {
    SortedMap<String, Optional<Obstacle>> places = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Optional<String> writer = WriterFile.writer(file);
        if (writer.isPresent()) {
          places.put(writer.get(), Place.obstacle(file));
        }
      }
      return places;
    } catch (NoSuchFileException e) {
      return places; // the directory, or a file that went away with its run
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the events in " + directory, e);
    }
  }
}
