package dev.hpccompose.supervisor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

/** What holds for every job, whatever a model says. */
final class Invariants {

  private Invariants() {}

  static void check(Schedule schedule, List<String> trace) {
    List<String> events = trace.stream().filter(line -> line.startsWith("{")).toList();
    assertThat(IntStream.range(0, events.size()).map(i -> sequence(events.get(i))).boxed().toList())
        .as("numbers without a gap")
        .isEqualTo(IntStream.range(2, events.size() + 2).boxed().toList());
    assertThat(events.getLast()).contains("\"type\":\"attempt.finished\"");
    assertThat(events).filteredOn(line -> isOf(line, "attempt.finished")).hasSize(1);
    assertThat(events).filteredOn(line -> isOf(line, "teardown.started")).hasSize(1);
    assertThat(trace.subList(teardown(trace), trace.size()))
        .as("nothing is launched while the job ends:%n%s%s", schedule.text(), trace)
        .noneMatch(line -> line.startsWith("launch ") || line.startsWith("probe "));
  }

  private static int teardown(List<String> trace) {
    return IntStream.range(0, trace.size())
        .filter(i -> isOf(trace.get(i), "teardown.started"))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOf(String line, String type) {
    return line.contains("\"type\":\"" + type + "\"");
  }

  private static int sequence(String line) {
    return Integer.parseInt(line.replaceFirst(".*\"seq\":([0-9]+),.*", "$1"));
  }
}
