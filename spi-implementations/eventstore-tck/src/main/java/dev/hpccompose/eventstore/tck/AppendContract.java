package dev.hpccompose.eventstore.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hpccompose.events.spi.EventAppender;
import dev.hpccompose.events.spi.StoredLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What appending must do. Not asserted: what survives the loss of the machine, and what two
 * processes get that append for one writer at once, which is forbidden.
 */
public abstract class AppendContract extends EventStoreContract {

  /** For a subclass that names a store. */
  protected AppendContract() {}

  @Test
  final void aProviderHasAPlainName() {
    assertThat(fixture().provider().name()).matches("[a-z][a-z0-9-]*");
  }

  @Test
  final void linesComeBackInTheOrderOfTheirAppends() {
    append("submit", "one", "two", "three");
    assertThat(lines("submit")).containsExactly("one", "two", "three");
  }

  @Test
  final void everyByteButTheLineFeedComesBackAsItWas() {
    byte[] line = new byte[255];
    for (int i = 0; i < line.length; i++) {
      line[i] = (byte) (i < '\n' ? i : i + 1);
    }
    try (EventAppender appender = store().appender("submit")) {
      appender.append(line);
    }
    assertThat(store().read("submit", 0).lines())
        .extracting(StoredLine::bytes)
        .containsExactly(line);
  }

  @Test
  final void aLineMayBeLongerThanAnyBuffer() {
    byte[] line = new byte[3_000_001];
    Arrays.fill(line, (byte) 'x');
    try (EventAppender appender = store().appender("submit")) {
      appender.append(line);
      appender.append(bytes("next"));
    }
    assertThat(store().read("submit", 0).lines())
        .extracting(StoredLine::bytes)
        .containsExactly(line, bytes("next"));
  }

  @Test
  final void theCallerMayReuseItsArrayAfterAnAppend() {
    byte[] line = bytes("one");
    try (EventAppender appender = store().appender("submit")) {
      appender.append(line);
      Arrays.fill(line, (byte) '-');
    }
    assertThat(lines("submit")).containsExactly("one");
  }

  @Test
  final void theLogOfARunThatWasRemovedDoesNotComeBack() throws IOException {
    Path run = directory().resolveSibling(".").normalize();
    Files.delete(run);
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> append("cli-1", "one"));
    assertThat(run).doesNotExist();
  }

  @Test
  final void anotherStoreSeesALineAsSoonAsItsAppendReturns() {
    try (EventAppender appender = store().appender("submit")) {
      appender.append(bytes("one"));
      assertThat(lines("submit")).containsExactly("one");
    }
  }

  @Test
  final void anAppenderThatIsOpenedAgainGoesOnBehindTheEarlierLines() {
    append("submit", "one");
    append("submit", "two");
    assertThat(lines("submit")).containsExactly("one", "two");
  }

  @Test
  final void eachWriterHasItsOwnLines() {
    append("submit", "one");
    append("batch-0", "two");
    append("cli-7f_A", "three");
    assertThat(store().writers()).containsExactly("batch-0", "cli-7f_A", "submit");
    assertThat(List.of(lines("submit"), lines("batch-0"), lines("cli-7f_A")))
        .containsExactly(List.of("one"), List.of("two"), List.of("three"));
  }

  @Test
  final void closingTwiceDoesNothing() {
    EventAppender appender = store().appender("submit");
    appender.append(bytes("one"));
    appender.close();
    appender.close();
    assertThat(lines("submit")).containsExactly("one");
  }

  @Test
  final void whatIsNotOneLineIsRefusedAndLeavesNothingBehind() {
    try (EventAppender appender = store().appender("submit")) {
      for (String bad : List.of("", "\n", "one\n", "one\ntwo")) {
        assertThatIllegalArgumentException().isThrownBy(() -> appender.append(bytes(bad)));
      }
      appender.append(bytes("good"));
    }
    assertThat(lines("submit")).containsExactly("good");
  }

  @Test
  final void whatIsNotTheNameOfAWriterIsRefused() {
    for (String bad :
        List.of("", ".", "..", "../up", "a/b", "-a", "_a", "a.b", "a b", "ä", "a\n")) {
      assertThatIllegalArgumentException().isThrownBy(() -> store().appender(bad).close());
      assertThatIllegalArgumentException().isThrownBy(() -> store().read(bad, 0));
    }
  }
}
