package dev.hpccompose.it.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored events of a run, read without the product's own reader.
 *
 * @param byWriter the events of each writer, in the order of its file
 */
public record History(Map<String, List<Event>> byWriter) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SUFFIX = ".jsonl";

  /** Reads what is there now. A last line that is not finished yet is left out. */
  public static History read(Path jobDirectory) {
    Path events = jobDirectory.resolve("events");
    Map<String, List<Event>> byWriter = new TreeMap<>();
    for (String name : names(events)) {
      byWriter.put(name.replace(SUFFIX, ""), lines(events.resolve(name)));
    }
    return new History(byWriter);
  }

  private static List<String> names(Path events) {
    String[] names = events.toFile().list((directory, name) -> name.endsWith(SUFFIX));
    return names == null ? List.of() : List.of(names);
  }

  private static List<Event> lines(Path file) {
    try {
      String text = Files.readString(file);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      return whole.lines().map(line -> new Event(JSON.readTree(line))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events of the supervisor's first attempt, in the order in which they happened. */
  public List<Event> batch() {
    return byWriter.getOrDefault("batch-0", List.of());
  }

  /** The events of the supervisor of an attempt, in the order in which they happened. */
  public List<Event> batch(int attempt) {
    return byWriter.getOrDefault("batch-" + attempt, List.of());
  }

  /** The only event of this type that any supervisor wrote. */
  public Event only(String type) {
    List<Event> found = all().filter(event -> event.type().equals(type)).toList();
    assertThat(found).as("%s in %s", type, byWriter).hasSize(1);
    return found.getFirst();
  }

  /** All events, in no particular order across writers. */
  public Stream<Event> all() {
    return byWriter.values().stream().flatMap(List::stream);
  }

  /** The events of this type and service in the order in which they happened. */
  public List<Event> of(String type, String service) {
    return batch().stream().filter(event -> event.is(type, service)).toList();
  }

  /** Types of the supervisor's events of a service, in the order in which they happened. */
  public List<String> typesOf(String service) {
    return batch().stream()
        .filter(event -> event.text("service").equals(service))
        .filter(event -> event.type().startsWith("service."))
        .map(Event::type)
        .toList();
  }

  /** Asserts that the first of the former event came before the first of the latter. */
  public void assertOrder(String... typeAndService) {
    assertThat(Arrays.stream(typeAndService).map(this::position).toList())
        .as("positions of %s in %s", List.of(typeAndService), batch())
        .doesNotContain(-1L)
        .isSorted();
  }

  private long position(String typeAndService) {
    String[] words = typeAndService.split(" ", 2);
    Predicate<Event> wanted =
        words.length == 1
            ? event -> event.type().equals(words[0])
            : event -> event.is(words[0], words[1]);
    return batch().stream().filter(wanted).mapToLong(Event::seq).findFirst().orElse(-1);
  }

  /** The last event of the supervisor; the seal behind it is none. */
  public Event last() {
    return last(batch());
  }

  /** The last event of an attempt. */
  public Event last(int attempt) {
    return last(batch(attempt));
  }

  private static Event last(List<Event> events) {
    return events.reversed().stream()
        .filter(event -> !event.type().equals("log.sealed"))
        .findFirst()
        .orElseThrow();
  }

  /** Asserts that each file counts from 1 without a gap, and that the supervisor said its last. */
  public void assertComplete() {
    assertWhole();
    assertThat(last().type()).isEqualTo("attempt.finished");
  }

  /** Asserts that each file counts from 1 without a gap. */
  public void assertWhole() {
    byWriter.forEach(
        (writer, events) ->
            assertThat(events)
                .as("sequence of %s", writer)
                .extracting(Event::seq)
                .containsExactlyElementsOf(
                    LongStream.rangeClosed(1, events.size()).boxed().toList()));
    assertThat(all().map(event -> event.text("run")).distinct()).as("runs").hasSize(1);
  }
}
