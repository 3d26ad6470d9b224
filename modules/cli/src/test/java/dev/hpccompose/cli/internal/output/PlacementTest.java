package dev.hpccompose.cli.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.EventId;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.PlannedPlacement;
import dev.hpccompose.events.PlannedPolicy;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SubmissionEvent.PlannedService;
import dev.hpccompose.events.SubmissionEvent.PlannedStep;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.tracking.JobHistory;
import dev.hpccompose.tracking.JobProjection;
import dev.hpccompose.tracking.JobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlacementTest {

  @Test
  @DisplayName("status of a job of several nodes says where each service runs (S-080)")
  void everyServiceHasItsNodes() {
    assertThat(rows(2, List.of("n7", "n8")))
        .isEqualTo(
            """

            SERVICE  PLACEMENT         NODES  TASKS  NODELIST
            server   primary node      1      1      n7
            train    whole allocation  2      8      n7, n8
            """);
    assertThat(rows(2, List.of())).contains("server   primary node      1      1      -");
  }

  @Test
  void aJobOfOneNodeNeedsNoSuchTable() {
    assertThat(rows(1, List.of("n7"))).isEmpty();
  }

  private static String rows(int nodes, List<String> allocation) {
    List<RecordedEvent> events = new ArrayList<>();
    tell(
        events,
        new RunPlanned(
            "demo",
            "/c",
            "/",
            "slurm",
            "host",
            "0",
            List.of(
                service("server", PlannedPlacement.PRIMARY_NODE, 1, 1),
                service("train", PlannedPlacement.WHOLE_ALLOCATION, nodes, 8)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    if (!allocation.isEmpty()) {
      tell(events, new AttemptStarted("1", "n7", 1, allocation));
    }
    JobHistory job = new JobProjection().fold(events);
    return PlacementRows.of(JobStatus.told(job, Instant.EPOCH).services(), job.nodes());
  }

  private static PlannedService service(
      String name, PlannedPlacement placement, int nodes, int tasks) {
    return new PlannedService(
        name,
        name,
        List.of(),
        Optional.empty(),
        PlannedPolicy.FAIL_JOB,
        0,
        Optional.of(new PlannedStep(placement, nodes, tasks)));
  }

  private static void tell(List<RecordedEvent> events, JobEvent event) {
    EventId id = new EventId("batch-0", events.size() + 1);
    events.add(new RecordedEvent(id, Instant.EPOCH, "r", 0, Optional.empty(), event));
  }
}
