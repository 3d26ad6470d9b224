package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file is, it gives a diagnostic and nothing else. */
class FileTroubleTest {

  private static final String GOOD = "services:\n  app:\n    image: redis:7\n";

  @TempDir Path directory;

  @Test
  void aMissingFileIsReported() {
    expect(SpecLoader.load(directory.resolve("none.yaml"), Map.of()), "E0001", 0, 0);
  }

  @Test
  void aDirectoryIsReported() {
    expect(SpecLoader.load(directory, Map.of()), "E0002", 0, 0);
  }

  @Test
  void aDanglingLinkIsReported() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("l.yaml"), Path.of("gone"));
    expect(SpecLoader.load(link, Map.of()), "E0001", 0, 0);
  }

  @Test
  void aDeviceIsNotRead() {
    expect(SpecLoader.load(Path.of("/dev/zero"), Map.of()), "E0002", 0, 0);
  }

  @Test
  void aHugeFileIsNotRead() {
    expect(load("#".repeat(2 << 20)), "E0003", 0, 0);
  }

  @Test
  void bytesThatAreNotUtf8HaveAPlace() {
    expect(load(new byte[] {'a', ':', '\n', 'x', (byte) 0xC3, 'y'}), "E0004", 2, 2);
    expect(load(new byte[] {'a', ':', '\n', 'x', (byte) 0xC3}), "E0004", 2, 2);
  }

  @Test
  void utf16IsRecognised() {
    SpecResult result = load(GOOD.getBytes(StandardCharsets.UTF_16));
    assertThat(result.diagnostics().getFirst().hint().orElseThrow()).contains("UTF-16");
  }

  @Test
  void controlCharactersHaveAPlace() {
    expect(load("name: a\r\nname\u0000: b\n"), "E0004", 2, 5);
    expect(load("name: \u001b[31m\n"), "E0004", 1, 7);
  }

  @Test
  void byteOrderMarkAndWindowsLineEndsAreAccepted() {
    assertThat(load("\uFEFF" + GOOD.replace("\n", "\r\n")).spec()).isPresent();
    SpecResult result = load(("\uFEFF" + GOOD + "    comand: x\n").replace("\n", "\r\n"));
    expect(result, "E0102", 4, 5);
    assertThat(Specs.text(result)).contains("4 |     comand: x\n");
  }

  @Test
  void emptyFilesAreReported() {
    for (String text : new String[] {"", "\n\n", "# x\n", "---\n", "~\n", "\uFEFF"}) {
      expect(load(text), "E0005", 0, 0);
    }
  }

  @Test
  void deepNestingEndsEarly() {
    expect(load("a: " + "[".repeat(500_000)), "E0008", 1, 54);
    expect(load("- ".repeat(400_000) + "x"), "E0008", 1, 103);
    expect(load("? ".repeat(400_000) + "x"), "E0008", 1, 103);
  }

  @Test
  void aliasBombsEndEarly() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String last = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, (last + ", ").repeat(8) + last));
    }
    assertThat(load(bomb.toString()).diagnostics().getFirst().code().id()).isEqualTo("E0009");
  }

  @Test
  void manyMergesEndEarly() {
    StringBuilder bomb = new StringBuilder("x-a: &a {");
    for (int i = 0; i < 20_000; i++) {
      bomb.append('k').append(i).append(": 1, ");
    }
    bomb.append("z: 1}\nx-b:\n").append("  - <<: *a\n".repeat(60_000));
    assertThat(load(bomb.toString()).diagnostics().getFirst().code().id()).isEqualTo("E0009");
  }

  @Test
  void tooManyServicesAreReported() {
    expect(load("services: {" + services(1001) + "}"), "E0107", 0, 0);
  }

  private static String services(int count) {
    StringBuilder services = new StringBuilder();
    for (int i = 0; i < count; i++) {
      services.append('s').append(i).append(": {image: a}, ");
    }
    return services.toString();
  }

  @Test
  void linesOfDotEnvHavePlaces() throws IOException {
    Files.writeString(directory.resolve(".env"), "A=1\n  oops\nexport B=\"x\nC=$GONE\n");
    SpecResult result = load(GOOD);
    assertThat(result.diagnostics())
        .extracting(d -> d.code().id() + "@" + d.span().line() + ":" + d.span().column())
        .containsExactly("E0012@2:3", "E0012@3:1", "E0012@4:1");
    assertThat(Specs.text(result)).contains(".env:2:3: ").contains("2 |   oops\n");
  }

  private SpecResult load(String text) {
    return load(text.getBytes(StandardCharsets.UTF_8));
  }

  private SpecResult load(byte[] bytes) {
    return Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> SpecLoader.load(Files.write(directory.resolve("compose.yaml"), bytes), Map.of()));
  }

  private static void expect(SpecResult result, String code, int line, int column) {
    assertThat(result.spec()).isEmpty();
    assertThat(result.diagnostics()).hasSize(1);
    Diagnostic found = result.diagnostics().getFirst();
    assertThat(found.code().id()).isEqualTo(code);
    assertThat(found.span().line()).isEqualTo(line);
    assertThat(found.span().column()).isEqualTo(column);
  }
}
