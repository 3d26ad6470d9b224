package dev.hpccompose.tracking;

import dev.hpccompose.events.SubmissionEvent.RunPlanned;

/**
 * What was intended.
 *
 * @param runId the id of the run
 * @param plan the plan, as far as the history tells it
 */
public record RunFacts(String runId, RunPlanned plan) {}
