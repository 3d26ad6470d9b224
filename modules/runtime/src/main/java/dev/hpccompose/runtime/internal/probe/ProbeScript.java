package dev.hpccompose.runtime.internal.probe;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.SchedulerDialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The batch script of the probe: as small a job as the site takes from this user. */
final class ProbeScript {

  /** What decides whether a job is taken, and on which nodes it runs. */
  private static final List<String> KEPT =
      List.of("partition", "account", "qos", "constraint", "reservation", "clusters");

  private static final Pattern KEPT_LINE =
      Pattern.compile("(?:--(?:" + String.join("|", KEPT) + ")[= ]|-[pAqCM] ?).*");

  private ProbeScript() {}

  static String of(
      Plan plan, SchedulerDialect dialect, RunIdentity identity, List<ProbePlace> places) {
    String head = String.join("\n", dialect.directives(small(plan), Optional.of(identity)));
    String data =
        "HP_TOKEN=%s\nHP_PLACES=(%s)\n"
            .formatted(
                ShellWord.of(identity.runId()).text(),
                places.stream()
                    .map(place -> ShellWord.of(place.directory().toString()).text())
                    .collect(Collectors.joining(" ")));
    return "#!/bin/bash\n" + head + "\n" + data + part();
  }

  private static Plan small(Plan plan) {
    Map<String, String> options = new LinkedHashMap<>();
    plan.allocation().options().forEach((name, value) -> keep(options, name, value));
    options.put("time", "5");
    // a place that the node does not see must not keep the script from saying so
    options.put("output", "/dev/null");
    List<String> raw =
        plan.allocation().submitArgs().stream()
            .filter(line -> KEPT_LINE.matcher(line).matches())
            .toList();
    OptionalInt none = OptionalInt.empty();
    Allocation allocation = new Allocation(1, none, none, none, Optional.empty(), options, raw);
    return new Plan(
        "hpc-compose-probe",
        plan.composeFile(),
        plan.backend(),
        allocation,
        plan.cacheDir(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static void keep(Map<String, String> options, String name, String value) {
    if (KEPT.contains(name)) {
      options.put(name, value);
    }
  }

  private static String part() {
    try (InputStream in = ProbeScript.class.getResourceAsStream("fs-probe.sh")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
