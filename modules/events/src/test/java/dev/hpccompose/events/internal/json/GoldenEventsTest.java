package dev.hpccompose.events.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.UnknownEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
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
    return EventTypes.RELEASED.all().stream();
  }

  /** A type in one of the versions that it ever had. */
  record Version(EventType type, int number) {

    String file() {
      return name(type.name(), number);
    }

    @Override
    public String toString() {
      return type.name() + " " + number;
    }
  }

  static Stream<Version> versions() {
    return types()
        .flatMap(
            type ->
                IntStream.rangeClosed(1, type.version())
                    .mapToObj(number -> new Version(type, number)));
  }

  @Test
  void theVocabularyIsFound() {
    assertThat(vocabulary()).hasSizeGreaterThanOrEqualTo(17);
  }

  @ParameterizedTest
  @MethodSource("vocabulary")
  void everyEventOfTheVocabularyHasAStoredType(Class<?> payload) {
    assertThat(types()).filteredOn(type -> type.payload() == payload).isNotEmpty();
  }

  @Test
  void noStoredTypeIsThereTwice() {
    assertThat(types().map(EventType::name)).doesNotHaveDuplicates();
    assertThat(types().map(EventType::payload)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyVersionEverReleasedDecodesAndTheCurrentOneEncodesToTheSameBytes(Version version)
      throws IOException {
    EventType type = version.type();
    String line = golden(type.name(), version.number());
    RecordedEvent event = decode(line);
    assertThat(event.event()).isInstanceOf(type.payload());
    if (version.number() == type.version()) {
      assertThat(new String(LineEncoder.encode(event), StandardCharsets.UTF_8)).isEqualTo(line);
    }
  }

  @Test
  void noGoldenLineIsLeftWithoutAType() throws IOException, URISyntaxException {
    List<String> expected = versions().map(Version::file).toList();
    try (Stream<Path> files = Files.list(goldenDirectory())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static RecordedEvent decode(String line) {
    return switch (LineDecoder.RELEASED.decode("batch-0", line.getBytes(StandardCharsets.UTF_8))) {
      case Decoded.Event(var event) -> event;
      case Decoded.Damaged(var reason) -> throw new AssertionError(reason);
    };
  }

  private static Path goldenDirectory() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(GoldenEventsTest.class.getResource("/golden/events")).toURI());
  }

  private static String name(String type, int version) {
    return type + "_v" + version + ".json";
  }

  static String golden(String type, int version) throws IOException {
    String file = "/golden/events/" + name(type, version);
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
