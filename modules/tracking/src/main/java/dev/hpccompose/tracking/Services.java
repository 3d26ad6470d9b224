package dev.hpccompose.tracking;

import dev.hpccompose.events.SubmissionEvent.PlannedService;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts plan and progress of the services together. */
final class Services {

  private Services() {}

  static List<ServiceState> of(JobState job) {
    Map<String, PlannedService> planned = planned(job);
    AttemptState attempt = job.attempt().orElseGet(() -> AttemptState.begin(0));
    return Stream.concat(planned.keySet().stream(), attempt.progress().names().stream())
        .distinct()
        .map(name -> state(name, planned, attempt))
        .toList();
  }

  private static Map<String, PlannedService> planned(JobState job) {
    Map<String, PlannedService> byName = new LinkedHashMap<>();
    job.plan().map(RunPlanned::services).orElse(List.of()).forEach(s -> byName.put(s.name(), s));
    return byName;
  }

  private static ServiceState state(
      String name, Map<String, PlannedService> planned, AttemptState attempt) {
    return new ServiceState(
        name, Optional.ofNullable(planned.get(name)), attempt.of(name), attempt.causeOf(name));
  }
}
