package dev.hpccompose.runtime.internal.probe;

import dev.hpccompose.system.file.PrivateFiles;
import dev.hpccompose.system.file.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A directory of its own in a place that login node and compute node should share.
 *
 * @param place the place
 * @param directory the directory in it
 * @param token what both sides say
 */
record ProbePlace(Path place, Path directory, String token) {

  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);

  static ProbePlace in(Path place, String token) {
    return new ProbePlace(place, place.resolve(".hpc-compose-probe-" + token), token);
  }

  void open() throws IOException {
    PrivateFiles.createDirectory(directory);
    log("login hello");
    put("hello", token);
  }

  void close() throws IOException {
    if (Files.exists(directory)) {
      Trees.delete(directory);
    }
  }

  /** The node that has answered; empty as long as none has. */
  Optional<String> node() throws IOException {
    return read("node")
        .filter(text -> text.startsWith(token + " "))
        .map(text -> text.substring(token.length() + 1));
  }

  /**
   * How long it takes until a question was seen on the node and its answer here.
   *
   * @return empty when there is no answer in time
   */
  Optional<Duration> ask(String question, Duration patience)
      throws IOException, InterruptedException {
    log("login " + question);
    long begin = System.nanoTime();
    put("question", question);
    while (System.nanoTime() - begin < patience.toNanos()) {
      if (read("answer").filter(question::equals).isPresent()) {
        return Optional.of(Duration.ofNanos(System.nanoTime() - begin));
      }
      TimeUnit.NANOSECONDS.sleep(LOOK);
    }
    return Optional.empty();
  }

  /** Whether no line of either side is lost that was appended in turn. */
  boolean keptAllLines(List<String> questions) throws IOException {
    String log = read("log").orElse("");
    List<String> lines = log.lines().toList();
    return lines.size() == 2 + 2 * questions.size()
        && lines.contains("login hello")
        && lines.contains("node hello")
        && questions.stream()
            .allMatch(each -> lines.contains("login " + each) && lines.contains("node " + each));
  }

  private void put(String name, String text) throws IOException {
    PrivateFiles.write(directory.resolve(name), (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void log(String line) throws IOException {
    Files.writeString(
        directory.resolve("log"),
        line + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Opened anew each time: a look at names alone may be answered from a cache. */
  private Optional<String> read(String name) throws IOException {
    try {
      return Optional.of(Files.readString(directory.resolve(name)).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
