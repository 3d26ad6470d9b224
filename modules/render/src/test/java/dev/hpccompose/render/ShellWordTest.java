package dev.hpccompose.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShellWordTest {

  private static final String HOSTILE = "'\"$`\\!*?[]{}()<>|&;#~= \t\n\r%^,:-+@aZ0é漢\u0001\u007f";

  @Test
  void passesEveryValueOnByteForByte() {
    List<String> values =
        new ArrayList<>(List.of("", "'", "''", "-n", "$(id)", "`id`", "a\n\nb\n"));
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      values.add(
          random
              .ints(random.nextInt(12), 0, HOSTILE.length())
              .mapToObj(at -> HOSTILE.substring(at, at + 1))
              .collect(Collectors.joining()));
    }
    String words =
        values.stream().map(ShellWord::of).map(ShellWord::text).collect(Collectors.joining(" "));

    byte[] output = Bash.run("set -- " + words + "\nprintf '%s\\0' \"$@\"\n");

    assertThat(new String(output, StandardCharsets.UTF_8))
        .isEqualTo(values.stream().map(value -> value + "\0").collect(Collectors.joining()));
  }

  @Test
  void joinsPartsToOneArgument() {
    ShellWord word = ShellWord.joined(ShellWord.of("a b="), ShellWord.variable("X"));

    assertThat(Bash.text("X='1  2'\nprintf '<%s>' " + word.text())).isEqualTo("<a b=1  2>");
  }

  @Test
  void refusesWhatNoArgumentCanHold() {
    assertThatThrownBy(() -> ShellWord.of("a\0b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ShellWord.variable("a;b"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
