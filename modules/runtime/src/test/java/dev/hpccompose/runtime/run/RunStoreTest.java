package dev.hpccompose.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.runtime.fixture.RunFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {

  @TempDir private Path directory;

  @Test
  void nothing_is_found_where_nothing_was_submitted() {
    RunStore store = RunStore.of(directory.resolve("compose.yaml"), directory.resolve("nowhere"));
    assertThat(store.all()).isEmpty();
    assertThat(store.latest()).isEmpty();
    assertThat(store.find("40")).isEmpty();
  }

  @Test
  void the_latest_run_is_the_newest_one_of_this_spec() throws IOException {
    RunFixture one = new RunFixture(directory.resolve("one"), directory);
    RunFixture two = new RunFixture(directory.resolve("two"), directory);
    RunDirectory mine = one.submitted().run();
    RunDirectory other = two.submitted().run();
    assertThat(one.store().latest()).contains(mine);
    assertThat(two.store().latest()).contains(other);
    assertThat(one.store().all()).containsExactlyInAnyOrder(mine, other);
  }

  @Test
  @DisplayName("S-272: records lie in .hpc-compose and are found from the spec and from the job")
  void a_run_is_found_by_job_or_run_from_either_directory() throws IOException {
    RunFixture apart = new RunFixture(directory.resolve("spec"), directory.resolve("work"));
    RunDirectory run = apart.submitted().run();
    for (Path from : List.of(directory.resolve("work"), directory.resolve("spec"), directory)) {
      RunStore store = RunStore.of(apart.composeFile, from);
      assertThat(store.latest()).contains(run);
      assertThat(store.find("40")).contains(run);
      assertThat(store.find(run.runId())).contains(run);
      assertThat(store.all()).containsExactly(run);
    }
  }

  @Test
  void a_text_that_is_no_id_finds_nothing() throws IOException {
    RunFixture fixture = RunFixture.in(directory);
    fixture.submitted();
    assertThat(List.of("", "..", "runs", "../x", "a/b", "40 ", "nothing"))
        .allSatisfy(text -> assertThat(fixture.store().find(text)).isEmpty());
  }

  @Test
  @DisplayName("reading never writes")
  void reading_leaves_every_byte_as_it_was() throws IOException {
    RunFixture fixture = RunFixture.in(directory);
    RunDirectory run = fixture.submitted().run();
    Map<Path, String> before = image();
    fixture.store().latest();
    fixture.store().find("41");
    RunView.read(run).known();
    Heartbeat.read(run, fixture.clock);
    assertThat(image()).isEqualTo(before);
  }

  private Map<Path, String> image() throws IOException {
    Map<Path, String> image = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.toList()) {
        String content = Files.isRegularFile(path) ? Files.readString(path) : "";
        image.put(path, Files.getLastModifiedTime(path) + content);
      }
    }
    return image;
  }
}
