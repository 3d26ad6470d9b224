package dev.hpccompose.events.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.EventId;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.UnknownEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineDecoderTest {

  private static final String EXITED =
      "{\"v\":1,\"seq\":7,\"at\":\"2026-11-20T23:11:00.123456Z\",\"type\":\"service.exited\","
          + "\"run\":\"r\",\"attempt\":2,\"cause\":\"batch-2:5\","
          + "\"service\":\"w\",\"launch\":1,\"exit_code\":3}";

  @Test
  void aLineGivesTheFactAndItsCircumstances() {
    assertThat(event(EXITED))
        .isEqualTo(
            new RecordedEvent(
                new EventId("batch-2", 7),
                Instant.parse("2026-11-20T23:11:00.123456Z"),
                "r",
                2,
                Optional.of(new EventId("batch-2", 5)),
                new ServiceExited("w", 1, 3, Optional.empty())));
  }

  @Test
  void theOrderOfFieldsAndTheSpaceBetweenThemDoNotMatter() {
    String shuffled =
        " { \"exit_code\" : 3, \"service\":\"w\", \"launch\":1, \"cause\":\"batch-2:5\","
            + " \"attempt\":2, \"run\":\"r\", \"type\":\"service.exited\","
            + " \"at\":\"2026-11-20T23:11:00.123456Z\", \"seq\":7, \"v\":1 } ";
    assertThat(event(shuffled)).isEqualTo(event(EXITED));
  }

  @Test
  void unknownFieldsArePassedOver() {
    String more = EXITED.replace("\"launch\"", "\"mood\":{\"a\":[1,null,true,0.5]},\"launch\"");
    assertThat(event(more)).isEqualTo(event(EXITED));
  }

  @Test
  void nullStandsForAbsentWhereAValueIsOptional() {
    String line = EXITED.replace("\"exit_code\":3", "\"exit_code\":3,\"signal\":null");
    assertThat(event(line)).isEqualTo(event(EXITED));
  }

  @Test
  void anUnknownTypeIsKeptAsItWasRead() {
    String line = EXITED.replace("service.exited", "service.danced");
    assertThat(payload(line)).isEqualTo(new UnknownEvent("service.danced", 1, line));
    assertThat(LineEncoder.export(event(line)))
        .isEqualTo("{\"writer\":\"batch-2\"," + line.substring(1));
  }

  @Test
  void aHigherVersionOfAKnownTypeIsKeptAsItWasRead() {
    String line =
        EXITED.replace("\"v\":1", "\"v\":2").replace("\"exit_code\":3", "\"how\":\"well\"");
    assertThat(payload(line)).isEqualTo(new UnknownEvent("service.exited", 2, line));
  }

  @Test
  void constantsAreLowerCaseWords() {
    String line =
        EXITED
            .replace("service.exited", "attempt.finished")
            .replace("\"exit_code\":3", "\"exit_code\":143,\"outcome\":\"timed_out\"");
    assertThat(payload(line))
        .isEqualTo(new AttemptFinished(Outcome.TIMED_OUT, 143, Optional.of("w")));
    assertThat(reason(line.replace("timed_out", "TIMED_OUT"))).contains("field 'outcome'");
  }

  @Test
  void aWordOfALaterBuildDoesNotTakeTheEventAway() {
    String line =
        EXITED
            .replace("service.exited", "attempt.finished")
            .replace("\"exit_code\":3", "\"exit_code\":143,\"outcome\":\"evicted\"");
    assertThat(payload(line))
        .isEqualTo(new AttemptFinished(Outcome.UNKNOWN, 143, Optional.of("w")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"v", "seq", "at", "type", "run", "attempt", "service", "launch", "exit_code"})
  void aMissingFieldIsNamed(String field) {
    assertThat(reason(EXITED.replace("\"" + field + "\"", "\"other\"")))
        .isEqualTo("field '" + field + "' is missing");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"v\":1, \"v\":0, v",
        "\"v\":1, \"v\":\"1\", v",
        "\"seq\":7, \"seq\":0, seq",
        "\"seq\":7, \"seq\":7.0, seq",
        "\"seq\":7, \"seq\":99999999999999999999, seq",
        "\"at\":\"2026, \"at\":\"2O26, at",
        "\"run\":\"r\", \"run\":1, run",
        "\"run\":\"r\", \"run\":[\"r\"], run",
        "\"attempt\":2, \"attempt\":-1, attempt",
        "\"batch-2:5\", \"batch-2\", cause",
        "\"batch-2:5\", \"batch-2:x\", cause",
        "\"batch-2:5\", 5, cause",
        "\"launch\":1, \"launch\":true, launch",
        "\"exit_code\":3, \"exit_code\":3000000000, exit_code",
      })
  void anIllTypedFieldIsNamed(String good, String bad, String field) {
    assertThat(EXITED).contains(good);
    assertThat(reason(EXITED.replace(good, bad))).startsWith("field '" + field + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "7", "{", "{}x", "{\"a\":1,\"a\":1}", "\0\0\0", "{\"a\":NaN}"})
  void whatIsNoJsonObjectIsDamaged(String line) {
    assertThat(reason(line)).isNotBlank();
  }

  @Test
  void bytesThatAreNoUtf8AreDamage() {
    byte[] line = EXITED.getBytes(StandardCharsets.UTF_8);
    line[EXITED.indexOf("\"w\"") + 1] = (byte) 0xff;
    assertThat(LineDecoder.RELEASED.decode("batch-2", line)).isInstanceOf(Decoded.Damaged.class);
  }

  @Test
  void nestingWithoutEndIsDamage() {
    assertThat(reason("{\"a\":" + "[".repeat(100_000))).isNotBlank();
  }

  private static RecordedEvent event(String line) {
    return ((Decoded.Event) decode(line)).event();
  }

  private static JobEvent payload(String line) {
    return event(line).event();
  }

  private static String reason(String line) {
    return ((Decoded.Damaged) decode(line)).reason();
  }

  private static Decoded decode(String line) {
    return LineDecoder.RELEASED.decode("batch-2", line.getBytes(StandardCharsets.UTF_8));
  }
}
