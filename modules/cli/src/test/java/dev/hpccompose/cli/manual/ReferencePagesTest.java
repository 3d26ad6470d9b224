package dev.hpccompose.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.Main;
import dev.hpccompose.cli.internal.command.CommandTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The generated pages in {@code docs} are those of this build; {@code -Ddocs=write} writes them.
 */
class ReferencePagesTest {

  private static final Path DOCS = Path.of("../../docs/reference");
  private static final boolean WRITE = "write".equals(System.getProperty("docs"));

  @Test
  void theManualSaysWhatTheCodeDoes() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    pages.put("diagnostics.md", ReferencePages.diagnostics());
    pages.put("spec.md", ReferencePages.spec());
    pages.put("settings.md", ReferencePages.settings());
    pages.put("checks.md", ReferencePages.checks());
    pages.put("compose-keys.md", ReferencePages.composeKeys());
    pages.put("cli.md", ReferencePages.commands(ReferencePagesTest::help, CommandTable.names()));
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path file = DOCS.resolve(page.getKey());
      if (WRITE) {
        Files.writeString(file, page.getValue());
      }
      assertThat(file)
          .as("%s is generated: run this test with -Ddocs=write and read the difference", file)
          .hasContent(page.getValue());
    }
  }

  @Test
  @DisplayName("the manual recommends http and log where an open port says too little (S-021)")
  void theManualSaysWhatAnOpenPortIsWorth() {
    assertThat(ReferencePages.spec())
        .contains("It may be open before the service is usable: 'type: http' and 'type: log'");
  }

  private static String help(String command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Main.run(new String[] {command, "--help"}, Map.of(), Path.of("/"), stream, stream);
    return out.toString(StandardCharsets.UTF_8);
  }
}
