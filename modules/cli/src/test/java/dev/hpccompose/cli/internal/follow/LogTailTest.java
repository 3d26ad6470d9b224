package dev.hpccompose.cli.internal.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

  @TempDir Path directory;

  @Test
  void aLineIsReadWhenItIsComplete() throws IOException {
    Path file = directory.resolve("x.log");
    LogTail tail = new LogTail(file);
    assertThat(tail.poll()).isEmpty();
    append(file, "one\ntw");
    assertThat(tail.poll()).containsExactly("one");
    append(file, "o\r\n\nthree");
    assertThat(tail.poll()).containsExactly("two", "");
    assertThat(tail.poll()).isEmpty();
    assertThat(tail.unfinished()).containsExactly("three");
    assertThat(tail.unfinished()).isEmpty();
  }

  @Test
  void aFileThatBeginsAnewIsReadAnew() throws IOException {
    Path file = directory.resolve("x.log");
    LogTail tail = new LogTail(file);
    append(file, "a long first line\n");
    tail.poll();
    Files.writeString(file, "new\n");
    assertThat(tail.poll()).containsExactly("new");
  }

  @Test
  void theLastLinesAreFoundInFilesOfAnyLength() throws IOException {
    Path file = directory.resolve("x.log");
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 5000; i++) {
      text.append("line ").append(i).append('\n');
    }
    append(file, text.toString());
    assertThat(LogTail.ofLast(file, 2).poll()).containsExactly("line 4999", "line 5000");
    assertThat(LogTail.ofLast(file, 3000).poll()).hasSize(3000).startsWith("line 2001");
    assertThat(LogTail.ofLast(file, 9000).poll()).hasSize(5000);
    assertThat(LogTail.ofLast(file, 0).poll()).isEmpty();
    append(file, "unfinished");
    assertThat(LogTail.ofLast(file, 2).poll()).containsExactly("line 5000");
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
