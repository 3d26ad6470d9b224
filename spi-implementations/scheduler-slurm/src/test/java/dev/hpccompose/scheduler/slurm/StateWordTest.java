package dev.hpccompose.scheduler.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.SchedulerState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateWordTest {

  @ParameterizedTest
  @CsvSource({
    "PENDING, PENDING, PENDING",
    "CONFIGURING, CONFIGURING, RUNNING",
    "COMPLETING, COMPLETING, COMPLETING",
    "COMPLETED, COMPLETED, SUCCEEDED",
    "CANCELLED by 1234, CANCELLED, CANCELLED",
    "CANCELLED+, CANCELLED, CANCELLED",
    "OUT_OF_ME+, OUT_OF_MEMORY, FAILED",
    "NODE_FAIL, NODE_FAIL, NODE_FAILED",
    "PREEMPTED, PREEMPTED, PREEMPTED",
    "BOOT_FAIL, BOOT_FAIL, NODE_FAILED",
    "DEADLINE, DEADLINE, TIMED_OUT",
    "TIMEOUT, TIMEOUT, TIMED_OUT",
    "REVOKED, REVOKED, FAILED",
    "REQUEUE_H+, REQUEUE_HOLD, PENDING",
    "'RUNNING,SIGNALING', RUNNING, RUNNING"
  })
  void every_word_is_read_also_when_it_was_cut_or_extended(
      String text, String word, SchedulerState meaning) {
    StateWord state = StateWord.of(text);
    assertThat(state.word()).isEqualTo(word);
    assertThat(state.state()).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({"BRAND_NEW, BRAND_NEW", "RE+, RE+", "'', ''"})
  void a_word_of_another_version_is_kept_and_means_unknown(String text, String word) {
    assertThat(StateWord.of(text)).isEqualTo(new StateWord(word));
    assertThat(StateWord.of(text).state()).isEqualTo(SchedulerState.UNKNOWN);
  }
}
