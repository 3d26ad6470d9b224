package dev.hpccompose.it.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The name of a test is a sentence; the number of a requirement may follow it. */
class TestNamesArchTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern SNAKE_CASE =
      Pattern.compile("(?m)^ +(?:static )?(?:void|Stream<\\S+>) [a-z][A-Za-z0-9]*_\\w*\\(");

  private static final Pattern NUMBER_FIRST = Pattern.compile("@DisplayName\\(\\s*\"[SDF]-\\d");

  @Test
  void methodsAreInCamelCase() {
    assertThat(sources()).noneMatch(source -> SNAKE_CASE.matcher(text(source)).find());
  }

  @Test
  void noDisplayNameBeginsWithTheNumberOfARequirement() {
    assertThat(sources()).noneMatch(source -> NUMBER_FIRST.matcher(text(source)).find());
  }

  private static List<Path> sources() {
    try (Stream<Path> files =
        Files.find(ROOT, 20, (file, _) -> file.toString().matches(".*/src/test/.*\\.java"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
