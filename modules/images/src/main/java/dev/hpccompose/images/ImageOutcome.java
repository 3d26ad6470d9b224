package dev.hpccompose.images;

import dev.hpccompose.events.SubmissionEvent;
import dev.hpccompose.plan.Plan;
import java.util.List;

/** What became of the images of a plan. */
public sealed interface ImageOutcome {

  /**
   * The job can run.
   *
   * @param plan the same plan, with each image in the form in which the job runs it
   * @param facts what was made and what was there, for the history of the run
   * @param notes what a person should know
   */
  record Ready(Plan plan, List<SubmissionEvent> facts, List<String> notes) implements ImageOutcome {
    public Ready {
      facts = List.copyOf(facts);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Images could not be made.
   *
   * @param problem what failed, with the last lines of the tool
   * @param hint what to do
   */
  record NotReady(String problem, String hint) implements ImageOutcome {}
}
