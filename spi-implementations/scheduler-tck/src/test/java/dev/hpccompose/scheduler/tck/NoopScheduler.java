package dev.hpccompose.scheduler.tck;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.Launch;
import dev.hpccompose.render.spi.SchedulerDialect;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.spi.SubmitReply;
import dev.hpccompose.runtime.spi.SubmitRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scheduler that does nothing at all, and a fixture around it. */
record NoopScheduler(String text) implements SchedulerFixture, SchedulerDialect, SchedulerClient {

  @Override
  public SchedulerDialect dialect() {
    return this;
  }

  @Override
  public SchedulerClient client(Map<String, String> environment) {
    return this;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  public List<String> directives(Plan plan, Optional<RunIdentity> identity) {
    return List.of();
  }

  @Override
  public String functions(Plan plan) {
    return text;
  }

  @Override
  public List<ShellWord> step(Plan plan, ServicePlan service, Launch launch) {
    return List.of();
  }

  @Override
  public List<ShellWord> probe(Plan plan, ServicePlan service, Launch launch) {
    return List.of();
  }

  @Override
  public List<ShellWord> everywhere(ServicePlan service, List<ShellWord> argv) {
    return argv;
  }

  @Override
  public int calls() {
    return 0;
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public Optional<String> unsupported(List<String> stepOptions) {
    return Optional.empty();
  }

  @Override
  public SubmitReply submit(SubmitRequest request) {
    return new SubmitReply.Unknown("");
  }

  @Override
  public Optional<String> cancel(JobRef job) {
    return Optional.empty();
  }

  @Override
  public List<Observation> observe(List<JobRef> jobs) {
    return List.of();
  }

  @Override
  public Optional<JobRef> find(String runId) {
    return Optional.empty();
  }
}
