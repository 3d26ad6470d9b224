package dev.hpccompose.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  void aLogOfSeveralFilesIsReadInTheirOrder() throws IOException {
    Path file = directory.resolve("x.log");
    append(directory.resolve("x.log.head"), "1\n2\nwhat be");
    append(directory.resolve("x.log.1"), "gan\n4\n5\n");
    append(file, "6\n7");
    LogTail tail = new LogTail(file);
    assertThat(all(tail)).containsExactly("1", "2", "what began", "4", "5", "6");
    assertThat(tail.unfinished()).containsExactly("7");
    assertThat(all(LogTail.ofLast(file, 4))).containsExactly("4", "5", "6");
    assertThat(all(LogTail.ofLast(file, 99))).startsWith("1").hasSize(6);
  }

  @Test
  void aLogWhoseFilesTakeTurnsIsFollowedWithoutAGap() throws IOException {
    Path file = directory.resolve("x.log");
    LogTail tail = new LogTail(file);
    append(file, "1\n");
    assertThat(all(tail)).containsExactly("1");
    append(file, "2\n");
    turn(file, "x.log.head");
    append(file, "3\n");
    assertThat(all(tail)).containsExactly("2", "3");
    append(file, "4\n");
    turn(file, "x.log.1");
    append(file, "5\n");
    assertThat(all(tail)).containsExactly("4", "5");
  }

  @Test
  void aFollowerThatIsTooSlowSeesThatLinesAreMissing() throws IOException {
    Path file = directory.resolve("x.log");
    LogTail tail = new LogTail(file);
    append(file, "1\n");
    turn(file, "x.log.head");
    append(file, "2\n");
    assertThat(all(tail)).containsExactly("1", "2");
    for (int i = 3; i < 6; i++) {
      turn(file, "x.log.1");
      append(file, i + "\n");
    }
    assertThat(all(tail)).containsExactly("=== hpc-compose: lines are missing here ===", "4", "5");
  }

  private void turn(Path file, String name) throws IOException {
    Files.move(file, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<String> all(LogTail tail) {
    List<String> lines = new ArrayList<>();
    List<String> more = tail.poll();
    while (!more.isEmpty()) {
      lines.addAll(more);
      more = tail.poll();
    }
    return lines;
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
