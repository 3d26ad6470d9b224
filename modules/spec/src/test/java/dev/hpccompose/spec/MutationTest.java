package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged specs give diagnostics, whatever the damage is. */
class MutationTest {

  private static final int CASES = 2000;
  private static final String PIECES =
      "\t\u0000{}[]:,&*!|>'\"%@`#-?$~\r\n\u00e9\ud83d\ude00\u2028<= ";

  @TempDir Path directory;

  @Test
  void anyDamageEndsInCleanResults() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int seed = 0; seed < CASES; seed++) {
            examine(mutated(new Random(seed)), seed);
          }
        });
  }

  private void examine(byte[] bytes, int seed) throws IOException {
    Path file = Files.write(directory.resolve("compose.yaml"), bytes);
    SpecResult result = SpecLoader.load(file, Map.of("HOME", "/home/u", "TEAM", "ml"));
    assertThat(result.spec().isPresent())
        .as("seed %d", seed)
        .isEqualTo(result.diagnostics().stream().noneMatch(Diagnostic::isError));
    assertThat(result.diagnostics()).as("seed %d", seed).isSortedAccordingTo(Diagnostic.BY_PLACE);
    for (Diagnostic diagnostic : result.diagnostics()) {
      String text = DiagnosticText.render(diagnostic, result.sources());
      assertThat(text.replace("\n", ""))
          .as("seed %d", seed)
          .matches("(error|warning|note|info): .*")
          .doesNotContain("\u001b", "\r", "\u0000");
    }
  }

  private static byte[] mutated(Random random) {
    String text = Specs.resource("full.yaml");
    int rounds = 1 + random.nextInt(4);
    for (int i = 0; i < rounds; i++) {
      text = random.nextBoolean() ? lines(text, random) : characters(text, random);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static String characters(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int piece = random.nextInt(PIECES.length());
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + PIECES.charAt(piece) + text.substring(at);
      case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + piece));
      default -> text.substring(0, at);
    };
  }

  private static String lines(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int a = random.nextInt(lines.size() + 1) % Math.max(1, lines.size());
    int b = random.nextInt(lines.size() + 1) % Math.max(1, lines.size());
    if (lines.isEmpty()) {
      return "x";
    }
    switch (random.nextInt(4)) {
      case 0 -> Collections.swap(lines, a, b);
      case 1 -> lines.add(a, lines.get(b));
      case 2 -> lines.remove(a);
      default -> lines.set(a, " ".repeat(random.nextInt(6)) + lines.get(b).strip());
    }
    return String.join("\n", lines) + "\n";
  }
}
