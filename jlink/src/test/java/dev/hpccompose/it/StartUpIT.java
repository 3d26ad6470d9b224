package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.process.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people run all day starts from the AOT cache alone. A class that is not in it is looked for
 * in the image, or made at run time, for about a millisecond each: a pattern switch, the first
 * hashCode of a kind of record and a lambda that no training met make one.
 */
class StartUpIT {

  private static final String SPEC =
      """
      name: start
      runtime: {backend: host}
      x-slurm: {time: "00:01:00", mem: 1G}
      services:
        a: {command: "true", environment: {LETTER: a}}
        b: {command: ["true"], depends_on: [a]}
      """;

  private final Image image = Image.built();

  @TempDir private Path place;

  @ParameterizedTest
  @ValueSource(strings = {"--version", "validate", "validate --format json"})
  void takesEveryClassFromTheCache(String line) throws IOException {
    Files.writeString(place.resolve("compose.yaml"), SPEC);
    assertThat(loadedElsewhere(line)).isEmpty();
  }

  @Test
  void askingForTheStatusMakesClassesForSwitchesOverEventsAlone() throws IOException {
    Files.writeString(place.resolve("compose.yaml"), SPEC);
    image.run(place, Map.of(), List.of("up", "--local")).expect(0);
    assertThat(loadedElsewhere("status"))
        .hasSizeLessThanOrEqualTo(8)
        .allMatch(name -> name.contains("$$TypeSwitch/"));
  }

  private List<String> loadedElsewhere(String line) throws IOException {
    Path log = place.resolve("classes.log");
    String options = "-Xlog:class+load:file=" + log;
    image
        .run(place, Map.of("HPC_COMPOSE_JAVA_OPTIONS", options), List.of(line.split(" ")))
        .expect(0);
    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded).hasSizeGreaterThan(1000);
    return loaded.stream().filter(l -> !l.contains("source: shared objects file")).toList();
  }
}
