package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users see, word for word. Each file holds a command line, its exit code and both streams;
 * {@code -Dtranscripts=write} writes them anew.
 */
class TranscriptTest {

  private static final boolean WRITE = "write".equals(System.getProperty("transcripts"));

  @TempDir(factory = SharedPlace.class)
  Path directory;

  @BeforeEach
  void world() {
    World.copyTo(directory);
  }

  static List<Path> transcripts() {
    return World.children(World.resources("transcripts"));
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  @DisplayName("prints exactly what its transcript says (S-024, S-026, S-027, S-036)")
  void printsWhatItsTranscriptSays(Path transcript) throws IOException {
    String expected = Files.readString(transcript);
    String command = expected.lines().findFirst().orElseThrow();
    String actual = play(command);
    if (WRITE) {
      Path source = Path.of("src/test/resources/transcripts").resolve(transcript.getFileName());
      Files.writeString(source, actual);
    }
    assertThat(actual).isEqualTo(WRITE ? actual : expected);
  }

  private String play(String command) {
    String[] words = command.strip().split(" +");
    assertThat(words).startsWith("$", "hpc-compose");
    Shell.Result result =
        new Shell(directory)
            .run(
                Map.of("PATH", "/nowhere"),
                List.of(words).subList(2, words.length).toArray(String[]::new));
    return command.strip()
        + "\n--- exit "
        + result.exitCode()
        + "\n--- stdout\n"
        + result.out().replace(directory.toString(), "/here")
        + "--- stderr\n"
        + result.err().replace(directory.toString(), "/here");
  }
}
