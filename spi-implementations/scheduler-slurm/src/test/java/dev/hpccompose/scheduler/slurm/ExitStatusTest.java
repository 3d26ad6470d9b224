package dev.hpccompose.scheduler.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTest {

  @ParameterizedTest
  @CsvSource({"0:0, 0", "3:0, 3", "0:15, 143", "0, 0", "768, 3", "9, 137"})
  void everyFormComesOutAsAShellWouldSayIt(String text, int code) {
    assertThat(ExitStatus.parse(text)).contains(code);
  }

  @Test
  void aFormThatIsNotKnownIsNoExitCode() {
    assertThat(ExitStatus.parse("N/A")).isEqualTo(Optional.empty());
    assertThat(ExitStatus.parse("")).isEqualTo(Optional.empty());
  }
}
