package dev.hpccompose.supervisor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.hpccompose.supervisor.StateTable;
import dev.hpccompose.supervisor.StateTable.Grid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The supervisor's script and a model of it do the same whatever happens when. */
class ModelTest {

  private static final Path KEPT = Path.of("src/test/resources/schedules");
  private static final int SCHEDULES = Integer.getInteger("schedules", 2000);
  private static final int BATCH = 50;

  private static final String TELLS =
      """
      || { echo "cell $1:${HC_STATE[$2]}"; "hc_do_$action" "${@:2}"; }
      }

      # $1 event\
      """;

  private static final String TELLS_FAILURE =
      """
      || { echo "cell $1:$policy"; "hc_do_$action" "${@:2}"; }
      }

      hc_do_end_job\
      """;

  private static final RealScript SCRIPT = RealScript.rendered();

  static Stream<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(KEPT)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  @DisplayName("schedules that once went wrong go right")
  void whatWentWrongOnceGoesRight(Path file) throws IOException {
    Schedule schedule = Schedule.parse(Files.readString(file));
    Invariants.check(schedule, Model.run(schedule));
    assertThat(SCRIPT.run(List.of(schedule)).getFirst()).isEqualTo(Model.run(schedule));
  }

  @Test
  @DisplayName(
      "the script does what the model does, in 2,000 random schedules (S-225 to S-243, S-252 to"
          + " S-259)")
  void theScriptDoesWhatTheModelDoes() {
    long seed = Long.getLong("seed", new Random().nextLong());
    IntStream.rangeClosed(0, (SCHEDULES - 1) / BATCH)
        .parallel()
        .forEach(batch -> compare(SCRIPT, seed + batch));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[unhealthy:ready]=degrade; [unhealthy:ready]=become_ready",
        "[stop:restarting]=forget_restart; [stop:restarting]=stop",
        "[exited:exhausted]=end_job; [exited:exhausted]=restart",
        "((HC_ENDING)) && return; :"
      })
  @DisplayName("a script with one wrong action is found out, and the schedule is made small")
  void aWrongActionIsFound(String right, String wrong) {
    RealScript broken = SCRIPT.changed(right, wrong);
    Schedule found =
        IntStream.range(0, 40)
            .mapToObj(batch -> schedules(4711 + batch))
            .flatMap(batch -> differing(broken, batch).stream())
            .findFirst()
            .orElseThrow();
    Schedule small = shrunk(broken, found);
    assertThat(differs(broken, small)).isTrue();
    assertThat(SCRIPT.run(List.of(small)).getFirst())
        .as("the whole script with%n%s", small.text())
        .isEqualTo(Model.run(small));
    assertThat(small.reports()).hasSizeLessThan(12);
  }

  @Test
  @DisplayName("the random schedules come to every cell of the table in which something happens")
  void theSchedulesComeEverywhere() {
    RealScript telling =
        SCRIPT
            .changed("|| \"hc_do_$action\" \"${@:2}\"\n}\n\n# $1 event", TELLS)
            .changed("|| \"hc_do_$action\" \"${@:2}\"\n}\n\nhc_do_end_job", TELLS_FAILURE);
    Set<String> seen = new TreeSet<>();
    for (int batch = 0; batch < 40 && !seen.containsAll(cells()); batch++) {
      telling.run(schedules(batch)).forEach(seen::addAll);
    }
    seen.removeIf(line -> !line.startsWith("cell "));
    assertThat(seen).containsExactlyElementsOf(cells());
  }

  private static Set<String> cells() {
    Set<String> cells = new TreeSet<>();
    // a service is pending when others have ended only with x-slurm.rendezvous or a failing setup
    Set<String> elsewhere = Set.of("cell hopeless:pending", "cell stop:pending");
    for (Grid grid : List.of(StateTable.get().events(), StateTable.get().failures())) {
      for (String row : grid.rows().keySet()) {
        grid.columns().stream()
            .filter(column -> !grid.cell(row, column).equals(StateTable.NOTHING))
            .forEach(column -> cells.add("cell " + row + ":" + column));
      }
    }
    cells.removeAll(elsewhere);
    return cells;
  }

  private static List<Schedule> schedules(long seed) {
    RandomSchedule random = new RandomSchedule(seed);
    return IntStream.range(0, BATCH).mapToObj(_ -> random.next()).toList();
  }

  private static List<Schedule> differing(RealScript script, List<Schedule> schedules) {
    List<List<String>> traces = script.run(schedules);
    assertThat(traces).hasSameSizeAs(schedules);
    List<Schedule> wrong = new ArrayList<>();
    for (int i = 0; i < schedules.size(); i++) {
      if (!traces.get(i).equals(Model.run(schedules.get(i)))) {
        wrong.add(schedules.get(i));
      }
    }
    return wrong;
  }

  private static boolean differs(RealScript script, Schedule schedule) {
    return !differing(script, List.of(schedule)).isEmpty();
  }

  private static Schedule shrunk(RealScript script, Schedule schedule) {
    return new Shrinker(smaller -> differs(script, smaller)).shrink(schedule);
  }

  private static void compare(RealScript script, long seed) {
    List<Schedule> schedules = schedules(seed);
    schedules.forEach(schedule -> Invariants.check(schedule, Model.run(schedule)));
    List<Schedule> wrong = differing(script, schedules);
    if (!wrong.isEmpty()) {
      Schedule small = shrunk(script, wrong.getFirst());
      Path file = keep(small, seed);
      assertThat(String.join("\n", script.run(List.of(small)).getFirst()))
          .as("seed %d, kept as %s:%n%s%nthe script", seed, file, small.text())
          .isEqualTo(String.join("\n", Model.run(small)));
      fail("a schedule that differs only sometimes: seed %d, %s", seed, file);
    }
  }

  private static Path keep(Schedule schedule, long seed) {
    try {
      String head = "# seed " + seed + "\n";
      return Files.writeString(KEPT.resolve("seed" + seed + ".txt"), head + schedule.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
