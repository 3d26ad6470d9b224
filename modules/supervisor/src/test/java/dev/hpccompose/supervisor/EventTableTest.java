package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.WriterKind;
import dev.hpccompose.supervisor.EventTable.Event;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the supervisor writes to the history is what the vocabulary of events can read. */
class EventTableTest {

  /** The verdicts of a scheduler, and the causes of an end. */
  private static final Map<String, Set<String>> WORDS_IN_VARIABLES =
      Map.of(
          "job.$1", Set.of("cancelled", "timed_out", "preempted", "node_failed", "requeued"),
          "service.$3", Set.of("out_of_memory", "node_lost", "launch_refused"));

  static Stream<Event> events() {
    return EventTable.get().events().stream();
  }

  @Test
  void the_supervisor_emits_the_events_of_the_table_and_no_others() {
    Set<String> emitted = new TreeSet<>();
    Pattern.compile("hc_(?:emit|emit_last|line) \"?([a-z_.]+(?:\\$[0-9])?)")
        .matcher(ShellText.ofSupervisor().text())
        .results()
        .map(found -> found.group(1))
        .forEach(type -> emitted.addAll(types(type)));
    assertThat(emitted).containsExactlyInAnyOrderElementsOf(events().map(Event::type).toList());
  }

  @Test
  void the_vocabulary_lets_the_supervisor_write_the_events_of_the_table() {
    assertThat(WriterKind.BATCH.types()).containsAll(events().map(Event::type).toList());
  }

  private static List<String> types(String type) {
    Set<String> words = WORDS_IN_VARIABLES.get(type);
    return words == null
        ? List.of(type)
        : words.stream().map(word -> type.replaceFirst("\\$.*", word)).toList();
  }

  /** A reader takes less for granted than the supervisor writes, never more. */
  @ParameterizedTest
  @MethodSource("events")
  void the_vocabulary_has_a_record_with_these_members(Event event) {
    Class<?> type = record(event.type());
    List<RecordComponent> parts = List.of(type.getRecordComponents());
    assertThat(parts)
        .extracting(part -> plain(part.getName()))
        .containsExactlyInAnyOrderElementsOf(
            event.members().stream().map(EventTableTest::member).toList());
    List<String> always =
        event.members().stream()
            .filter(member -> !member.endsWith("?"))
            .map(EventTableTest::member)
            .toList();
    assertThat(parts)
        .filteredOn(part -> !isOptional(part))
        .allMatch(part -> always.contains(plain(part.getName())));
  }

  @Test
  void the_state_table_records_events_of_the_table() {
    List<String> types = events().map(Event::type).toList();
    StateTable.get().actions().values().stream()
        .flatMap(action -> action.records().stream())
        .forEach(type -> assertThat(types).contains(type.replace("?", "")));
  }

  private static String member(String member) {
    return plain(camel(member.replace("?", "")));
  }

  /** A unit in a name is part of how a value is written, not of what it is. */
  private static String plain(String name) {
    return name.replaceFirst("(Ms|Seconds|At)$", "");
  }

  private static boolean isOptional(RecordComponent part) {
    return part.getType().getSimpleName().startsWith("Optional");
  }

  private static String camel(String snake) {
    return Pattern.compile("_([a-z])")
        .matcher(snake)
        .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }

  private static Class<?> record(String type) {
    String name = camel("_" + type.replace('.', '_'));
    return leaves(JobEvent.class)
        .filter(leaf -> leaf.getSimpleName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no record of " + type));
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    Class<?>[] permitted = type.getPermittedSubclasses();
    return permitted == null
        ? Stream.of(type)
        : Stream.of(permitted).flatMap(EventTableTest::leaves);
  }
}
