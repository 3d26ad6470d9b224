package dev.hpccompose.eventstore.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything below a directory at one moment.
 *
 * @param entries content and time of change of each file and directory
 */
record DirectoryImage(Map<String, String> entries) {

  static DirectoryImage of(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      SortedMap<String, String> entries = new TreeMap<>();
      paths.forEach(path -> entries.put(directory.relativize(path).toString(), state(path)));
      return new DirectoryImage(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String state(Path path) {
    try {
      String content =
          Files.isRegularFile(path)
              ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
              : "directory";
      return Files.getLastModifiedTime(path) + " " + content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
