package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the manual that is made from a table in part; {@code -Ddocs=write} writes it.
 *
 * @param file the page
 * @param made its text as it should be
 */
record GeneratedPage(Path file, String made) {

  private static final boolean WRITE = "write".equals(System.getProperty("docs"));

  static GeneratedPage of(String name) throws IOException {
    Path file = Path.of("../../docs").resolve(name);
    return new GeneratedPage(file, Files.readString(file));
  }

  /** With this text in the place of a part. */
  GeneratedPage with(String part, String table, String text) {
    String begin = "<!-- " + part + ": generated from " + table + " -->\n";
    String end = "<!-- end of " + part + " -->";
    assertThat(made).contains(begin, end);
    return new GeneratedPage(
        file,
        made.substring(0, made.indexOf(begin) + begin.length())
            + text
            + made.substring(made.indexOf(end)));
  }

  /** Compares the page that is there. */
  void check() throws IOException {
    if (WRITE) {
      Files.writeString(file, made);
    }
    assertThat(file)
        .as("%s is generated in part: run this test with -Ddocs=write", file)
        .hasContent(made);
  }
}
