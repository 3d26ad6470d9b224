package dev.hpccompose.events.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.UnknownEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every stored shape has a frozen example. A golden file is never edited: a changed shape gets the
 * next version and a file of its own.
 */
class GoldenEventsTest {

  static Stream<Class<?>> vocabulary() {
    return leaves(JobEvent.class).filter(type -> type != UnknownEvent.class);
  }

  static Stream<EventType> types() {
    return EventTypes.all().stream();
  }

  @Test
  void the_vocabulary_is_found() {
    assertThat(vocabulary()).hasSizeGreaterThanOrEqualTo(17);
  }

  @ParameterizedTest
  @MethodSource("vocabulary")
  void every_event_of_the_vocabulary_has_a_stored_type(Class<?> payload) {
    assertThat(types()).filteredOn(type -> type.payload() == payload).isNotEmpty();
  }

  @Test
  void no_stored_type_is_there_twice() {
    assertThat(types().map(type -> type.name() + " " + type.version())).doesNotHaveDuplicates();
    assertThat(types().map(EventType::payload)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("types")
  void the_golden_line_decodes_and_encodes_to_the_same_bytes(EventType type) throws IOException {
    String line = golden(type);
    RecordedEvent event = decode(line);
    assertThat(event.event()).isInstanceOf(type.payload());
    assertThat(new String(LineEncoder.encode(event), StandardCharsets.UTF_8)).isEqualTo(line);
  }

  private static RecordedEvent decode(String line) {
    return switch (LineDecoder.decode("batch-0", line.getBytes(StandardCharsets.UTF_8))) {
      case Decoded.Event(var event) -> event;
      case Decoded.Damaged(var reason) -> throw new AssertionError(reason);
    };
  }

  static String golden(EventType type) throws IOException {
    String file = "/golden/events/" + type.name() + "_v" + type.version() + ".json";
    try (InputStream in = GoldenEventsTest.class.getResourceAsStream(file)) {
      assertThat(in).as("%s is missing; write it once and never change it", file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    }
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenEventsTest::leaves)
        : Stream.of(type);
  }
}
