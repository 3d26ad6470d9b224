package dev.hpccompose.events.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.MemoryEventStore;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.UnknownEvent;
import dev.hpccompose.events.internal.log.LogReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a later build does that gives {@code service.started} a second version, in which the node is
 * called {@code host}.
 */
class SecondVersionTest {

  private static final String TYPE = "service.started";
  private static final String SECOND =
      """
      {"v":2,"seq":2,"at":"2026-11-20T23:11:10.000000Z","type":"service.started","run":"r",\
      "attempt":0,"service":"redis","launch":2,"host":"node2"}\
      """;
  private static final String THIRD =
      """
      {"v":3,"seq":3,"at":"2026-11-20T23:11:11.000000Z","type":"service.started","run":"r",\
      "attempt":0,"services":["redis"]}\
      """;

  private final MemoryEventStore store = new MemoryEventStore();
  private final List<JobEvent> events = new ArrayList<>();

  @Test
  @DisplayName("a line of the first version is read as the record of the second one (F-27)")
  void a_line_of_the_first_version_becomes_the_record_of_the_second() throws IOException {
    store.put("batch-0", first());
    assertThat(read(laterBuild())).isEmpty();
    assertThat(events).containsExactly(new ServiceStarted("redis", 1, "node1"));
  }

  @Test
  void both_versions_stand_in_one_log() throws IOException {
    store.put("batch-0", first()).put("batch-0", SECOND);
    assertThat(read(laterBuild())).isEmpty();
    assertThat(events)
        .containsExactly(
            new ServiceStarted("redis", 1, "node1"), new ServiceStarted("redis", 2, "node2"));
  }

  @Test
  void a_version_from_the_future_is_kept_and_is_no_damage() throws IOException {
    store.put("batch-0", first()).put("batch-0", SECOND).put("batch-0", THIRD);
    assertThat(read(laterBuild())).isEmpty();
    assertThat(events).hasSize(3).endsWith(new UnknownEvent(TYPE, 3, THIRD));
  }

  @Test
  void the_build_before_keeps_the_second_version_and_loses_nothing_of_the_first()
      throws IOException {
    store.put("batch-0", first()).put("batch-0", SECOND);
    assertThat(read(EventTypes.RELEASED)).isEmpty();
    assertThat(events)
        .containsExactly(
            new ServiceStarted("redis", 1, "node1"), new UnknownEvent(TYPE, 2, SECOND));
  }

  @Test
  void a_line_of_the_first_version_that_the_upcaster_cannot_read_is_damage() throws IOException {
    store.put("batch-0", first().replace("\"node\":\"node1\"", "\"knot\":1"));
    assertThat(read(laterBuild()))
        .singleElement()
        .isInstanceOfSatisfying(
            LogFinding.DamagedLine.class,
            damaged -> assertThat(damaged.reason()).isEqualTo("field 'host' is missing"));
    assertThat(events).isEmpty();
  }

  /** The frozen line, as the first one of its writer. */
  private static String first() throws IOException {
    return GoldenEventsTest.golden(TYPE, 1)
        .replace("\"seq\":10", "\"seq\":1")
        .replace("\"01jd3v9k7q-6f2c\"", "\"r\"")
        .replace("\"cause\":\"batch-0:9\",", "");
  }

  private static EventTypes laterBuild() {
    return new EventTypes(
        EventTypes.RELEASED.all().stream()
            .map(
                type ->
                    type.name().equals(TYPE)
                        ? type.then(SecondVersionTest::toSecond).spelled("node", "host")
                        : type)
            .toList());
  }

  private static Map<String, @Nullable Object> toSecond(Map<String, @Nullable Object> first) {
    Map<String, @Nullable Object> second = new HashMap<>(first);
    second.put("host", second.remove("node"));
    return second;
  }

  private List<LogFinding> read(EventTypes types) {
    return new LogReader(store, types).read((RecordedEvent event) -> events.add(event.event()));
  }
}
