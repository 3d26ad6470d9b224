package dev.hpccompose.events.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.SignalReceived;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.UnknownEvent;
import dev.hpccompose.events.WriterKind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A type that gets a second version: what would happen, had the first build numbered the signals
 * and the second named them.
 */
class VersionsTest {

  private static final EventTypes TYPES =
      new EventTypes(
          EventTypes.RELEASED.all().stream().map(VersionsTest::withSecondVersion).toList());

  private static final String LINE =
      "{\"v\":%d,\"seq\":1,\"at\":\"2026-11-20T23:11:00.123456Z\",\"type\":\"signal.received\","
          + "\"run\":\"r\",\"attempt\":0,%s}";

  private static EventType withSecondVersion(EventType type) {
    return type.name().equals("signal.received")
        ? EventType.of(WriterKind.BATCH, type.name(), SignalReceived.class)
            .then(VersionsTest::withName)
        : type;
  }

  private static Map<String, @Nullable Object> withName(Map<String, @Nullable Object> fields)
      throws MalformedLineException {
    if (!(fields.get("number") instanceof Long number)) {
      throw new MalformedLineException("field 'number' is missing");
    }
    Map<String, @Nullable Object> next = new HashMap<>(fields);
    next.put("signal", number == 15 ? "TERM" : "SIG" + number);
    return next;
  }

  @Test
  void a_line_of_the_first_version_is_read_as_the_record_of_the_second() {
    assertThat(payload(1, "\"number\":15")).isEqualTo(new SignalReceived("TERM"));
  }

  @Test
  void a_line_of_the_second_version_is_read_as_it_is() {
    assertThat(payload(2, "\"signal\":\"TERM\"")).isEqualTo(new SignalReceived("TERM"));
  }

  @Test
  void a_line_of_a_third_version_is_kept_as_unknown_and_is_no_damage() {
    String line = LINE.formatted(3, "\"signals\":[\"TERM\"]");
    assertThat(payload(3, "\"signals\":[\"TERM\"]"))
        .isEqualTo(new UnknownEvent("signal.received", 3, line));
  }

  @Test
  void a_line_that_its_own_version_does_not_allow_is_damage() {
    assertThat(decode(LINE.formatted(1, "\"signal\":\"TERM\"")))
        .isEqualTo(List.of(new Decoded.Damaged("field 'number' is missing"),
            new Decoded.Damaged("field 'number' is missing")));
  }

  @Test
  void other_types_are_what_they_were() {
    for (EventType type : EventTypes.RELEASED.all()) {
      assertThat(TYPES.find(type.name())).isNotNull();
    }
    assertThat(TYPES.find("signal.received"))
        .isNotNull()
        .extracting(EventType::version)
        .isEqualTo(2);
  }

  private static JobEvent payload(int version, String fields) {
    List<Decoded> both = decode(LINE.formatted(version, fields));
    assertThat(both.getFirst()).isEqualTo(both.getLast());
    return ((Decoded.Event) both.getFirst()).event().event();
  }

  /** As both readers see it. */
  private static List<Decoded> decode(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return List.of(
        new LineDecoder(TYPES).decode("batch-0", bytes),
        new PlainLines("batch-0", TYPES).decode(bytes));
  }
}
