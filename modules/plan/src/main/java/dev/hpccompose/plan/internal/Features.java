package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.JobFeatures.Artifacts;
import dev.hpccompose.plan.JobFeatures.Bundle;
import dev.hpccompose.plan.JobFeatures.Endpoint;
import dev.hpccompose.plan.JobFeatures.Metrics;
import dev.hpccompose.plan.NodeLocal;
import dev.hpccompose.spec.ArtifactsSpec;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.MetricsSpec;
import dev.hpccompose.spec.SlurmSection;

/** What the supervisor does besides running services. */
record Features(ComposeSpec spec) {

  /** Warns of a resume directory that the next attempt may not find: S-178. */
  void check(Problems problems) {
    spec.slurm()
        .resume()
        .map(resume -> resume.path())
        .filter(path -> NodeLocal.holds(path.value()))
        .ifPresent(
            path ->
                problems.add(
                    DiagnosticCode.RESUME_ON_LOCAL_DISK,
                    path.span(),
                    "the resume directory '"
                        + path.value()
                        + "' is not visible from other nodes, and may be gone when the job resumes",
                    "use a directory of a shared file system"));
  }

  JobFeatures features() {
    SlurmSection slurm = spec.slurm();
    return new JobFeatures(
        slurm.metrics().filter(MetricsSpec::enabled).map(Features::metrics),
        slurm.artifacts().map(this::artifacts),
        slurm.resume().map(resume -> resume.path().value()),
        slurm.rendezvous().stream()
            .map(client -> new Endpoint(client.name().value(), client.timeout()))
            .toList());
  }

  private static Metrics metrics(MetricsSpec metrics) {
    return new Metrics(
        metrics.interval(),
        metrics.collectors().stream().map(MetricsSpec.Collector::word).toList());
  }

  /** Resolved as text, so that what only the finished job knows stays as it is: S-166. */
  private Artifacts artifacts(ArtifactsSpec artifacts) {
    return new Artifacts(
        artifacts.collect().word(),
        spec.directory().resolve(artifacts.exportDir().value()).normalize().toString(),
        artifacts.bundles().stream()
            .map(
                bundle ->
                    new Bundle(bundle.name(), bundle.paths().stream().map(Located::value).toList()))
            .toList());
  }
}
