package dev.hpccompose.events.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast reader says what the slow one says, of whatever line. */
class PlainLinesTest {

  private static final List<String> BYTES =
      List.of("", "0", "1", "-", "\"", "\\", ",", ":", "}", "[", " ", "e", "é", "\u0001");

  private final PlainLines plain = new PlainLines("batch-0", EventTypes.RELEASED);

  static List<String> goldenLines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (EventType type : EventTypes.RELEASED.all()) {
      lines.add(GoldenEventsTest.golden(type.name(), type.version()));
    }
    return lines;
  }

  @ParameterizedTest
  @MethodSource("goldenLines")
  void agrees_about_every_type_and_every_change_of_one_byte(String line) {
    for (String changed : changes(line)) {
      byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
      assertThat(plain.decode(bytes))
          .as(changed)
          .isEqualTo(LineDecoder.RELEASED.decode("batch-0", bytes));
    }
  }

  @Test
  void what_our_writers_write_is_read_without_a_parser() throws IOException {
    List<String> lines = goldenLines();
    lines.removeIf(line -> line.contains("\\"));
    assertThat(lines).hasSizeGreaterThan(EventTypes.RELEASED.all().size() - 5);
    for (String line : lines) {
      LineScanner scanner = new LineScanner(line.getBytes(StandardCharsets.UTF_8));
      assertThatNoException().as(line).isThrownBy(() -> plain.event(scanner));
    }
  }

  @Test
  void agrees_about_lists_without_an_end() {
    for (int depth : new int[] {1, 8, 9, 100_000}) {
      String line =
          """
          {"v":1,"seq":1,"at":"2026-11-20T23:11:00.123456Z","type":"service.waiting","run":"r",\
          "attempt":0,"service":"a","waiting_for":\
          """
              + "[".repeat(depth);
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      assertThat(plain.decode(bytes)).isEqualTo(LineDecoder.RELEASED.decode("batch-0", bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20T24:00:00.000000Z",
        "2026-11-20T23:59:60.000000Z",
        "2026-02-30T00:00:00.000000Z",
        "2026-11-20T23:11:00.123Z",
        "2026-11-20T23:11:00.123456789Z",
        "2026-11-20t23:11:00.123456z",
        "1969-12-31T23:59:59.999999Z"
      })
  void agrees_about_times(String time) {
    String line =
        """
        {"v":1,"seq":1,"at":"%s","type":"signal.received","run":"r","attempt":0,"signal":"TERM"}\
        """
            .formatted(time);
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    assertThat(plain.decode(bytes)).isEqualTo(LineDecoder.RELEASED.decode("batch-0", bytes));
  }

  private static List<String> changes(String line) {
    List<String> changes = new ArrayList<>(List.of(line));
    for (int i = 0; i < line.length(); i++) {
      for (String other : BYTES) {
        changes.add(line.substring(0, i) + other + line.substring(i + 1));
      }
      changes.add(line.substring(0, i));
    }
    return changes;
  }
}
