package dev.hpccompose.eventstore.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.SignalReceived;
import dev.hpccompose.events.EventWriter;
import dev.hpccompose.events.LogFinding.BrokenSeal;
import dev.hpccompose.events.SealedLines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a writer wrote is sealed: nobody changes it without being found out (F-26). */
class SealTest {

  private RecordedJob job = new RecordedJob(Path.of(""));
  private byte[] intact = new byte[0];

  @BeforeEach
  void recordJob(@TempDir Path directory) {
    job = RecordedJob.in(directory);
    intact = job.bytes();
  }

  @Test
  void a_writer_that_is_closed_seals_all_of_its_lines() {
    assertThat(seals()).isEqualTo(new SealedLines(RecordedJob.WRITER, 8, 8, Optional.empty()));
    assertThat(job.events()).hasSize(7);
    assertThat(job.log().read().findings()).isEmpty();
  }

  @Test
  void a_writer_that_wrote_nothing_leaves_no_seal() {
    job.writer().close();
    assertThat(job.bytes()).isEqualTo(intact);
  }

  @Test
  void what_came_after_the_last_seal_is_named_as_open() {
    job.overwrite(List.of(job.lines().getFirst()));
    assertThat(seals().open()).isEqualTo(1);
    assertThat(seals().broken()).isEmpty();
  }

  @Test
  void a_changed_byte_anywhere_before_the_seal_is_found() {
    int seal = job.startOf(7);
    for (int at = 0; at < seal; at++) {
      byte[] changed = intact.clone();
      changed[at] ^= 1;
      job.overwrite(changed);
      assertThat(isFound()).as("byte %d", at).isTrue();
    }
  }

  @Test
  void a_removed_byte_anywhere_before_the_seal_is_found() {
    int seal = job.startOf(7);
    for (int at = 0; at < seal; at++) {
      byte[] changed = Arrays.copyOf(intact, intact.length - 1);
      System.arraycopy(intact, at + 1, changed, at, intact.length - at - 1);
      job.overwrite(changed);
      assertThat(isFound()).as("byte %d", at).isTrue();
    }
  }

  @Test
  void an_inserted_byte_anywhere_before_the_seal_is_found() {
    int seal = job.startOf(7);
    for (int at = 0; at < seal; at++) {
      byte[] changed = new byte[intact.length + 1];
      System.arraycopy(intact, 0, changed, 0, at);
      changed[at] = ' ';
      System.arraycopy(intact, at, changed, at + 1, intact.length - at);
      job.overwrite(changed);
      assertThat(isFound()).as("byte %d", at).isTrue();
    }
  }

  @Test
  void an_exit_code_that_was_edited_is_found_with_its_place_F_26() {
    int seal = job.startOf(7);
    String text = new String(intact, StandardCharsets.UTF_8);
    job.overwrite(
        text.replace("\"exit_code\":137", "\"exit_code\":0  ").getBytes(StandardCharsets.UTF_8));
    assertThat(job.log().read().findings()).isEmpty();
    assertThat(seals().broken()).contains(new BrokenSeal(RecordedJob.WRITER, seal, 0));
  }

  @Test
  void a_broken_seal_says_behind_which_whole_one_the_change_lies() {
    try (EventWriter writer = job.writer()) {
      writer.append(new SignalReceived("INT"));
    }
    List<String> lines = new ArrayList<>(job.lines());
    lines.set(8, lines.get(8).replace("INT", "HUP"));
    job.overwrite(lines);
    assertThat(seals().broken())
        .contains(new BrokenSeal(RecordedJob.WRITER, job.startOf(9), job.startOf(8)));
  }

  /** Without the line feed before it the seal itself is damage. */
  private boolean isFound() {
    return seals().broken().isPresent() || !job.log().read().findings().isEmpty();
  }

  private SealedLines seals() {
    return job.log().seals().getFirst();
  }
}
