package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.FailurePolicySpec;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Memory;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.ServiceSlurm;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The keys of Compose that ask for resources or restarts, in the terms of a Slurm step. */
final class ComposeSizes {

  private static final String CPUS = "x-slurm.cpus_per_task";
  private static final String MEM = "x-slurm.mem";
  private static final String GPUS = "x-slurm.gpus";
  private static final String POLICY = "x-slurm.failure_policy";

  private final Field<Optional<Located<CpuAmount.Cpus>>> cpus;
  private final Field<Optional<Located<CpuAmount.Cpus>>> cpuCount;
  private final Field<Optional<Located<ByteSize.Size>>> memLimit;
  private final Field<Optional<Located<ByteSize.Size>>> memReservation;
  private final Field<Optional<Located<GpuRequest>>> gpus;
  private final Field<Optional<Located<GpuRequest>>> runtime;
  private final Field<DeployTable.Deploy> deploy;
  private final Field<Optional<Located<RestartType.Policy>>> restart;
  private final List<Field<?>> all;

  /** Declares them in a table. */
  ComposeSizes(Fields fields) {
    cpus = fields.optional("cpus", CpuAmount.TYPE, "Read as " + CPUS + ", rounded up.");
    cpuCount = fields.optional("cpu_count", CpuAmount.TYPE, "Read as " + CPUS + ".");
    memLimit = fields.optional("mem_limit", ByteSize.TYPE, "Read as " + MEM + ".");
    memReservation =
        fields.optional("mem_reservation", ByteSize.TYPE, "Read as " + MEM + ", without a limit.");
    gpus = fields.optional("gpus", GpuType.GPUS, "Read as " + GPUS + ".");
    runtime =
        fields.optional(
            "runtime",
            Text.LINE.then("the name of a runtime", ComposeSizes::runtime),
            "nvidia means the GPUs of the job; any other name does nothing.");
    fields.optional("scale", ComposeScale.TYPE, "1; see x-slurm.ntasks for more.");
    deploy = fields.mapping("deploy", DeployTable.SHAPE, "Resources and restarts.");
    restart = fields.optional("restart", RestartType.TYPE, "Read as " + POLICY + ".");
    all = List.of(cpus, cpuCount, memLimit, memReservation, gpus, runtime, deploy, restart);
  }

  private static Optional<Located<GpuRequest>> runtime(Located<String> text, Reading in) {
    boolean nvidia = text.value().equals("nvidia");
    if (!nvidia) {
      in.findings().ignored(in.subject(), in.place());
    }
    return Optional.of(
        text.map(
            name -> nvidia ? GpuRequest.all("nvidia") : new GpuRequest(name, OptionalInt.of(0))));
  }

  /** What the step asks for; {@code x-slurm} wins over keys of Compose. */
  ServiceSlurm apply(Values values, StepSettings step) {
    return values.lacks(all)
        ? settings(step, step.resources(), step.failurePolicy())
        : settings(
            step,
            resources(values, step.resources()),
            Mapped.choose(values, POLICY, step.failurePolicy(), policies(values)));
  }

  private static ServiceSlurm settings(
      StepSettings step, Resources resources, Optional<Located<FailurePolicySpec>> policy) {
    return new ServiceSlurm(
        resources,
        step.extraSrunArgs(),
        policy.map(Located::value).orElseGet(FailurePolicySpec.FailJob::new),
        step.register());
  }

  private Resources resources(Values values, Resources own) {
    return new Resources(
        own.nodes(),
        own.ntasks(),
        own.ntasksPerNode(),
        Mapped.choose(values, CPUS, own.cpusPerTask(), cpus(values)),
        Mapped.choose(values, MEM, own.mem(), memory(values)),
        own.gres(),
        gpus(values, own),
        own.gpusPerNode(),
        own.gpusPerTask(),
        own.cpusPerGpu(),
        own.memPerGpu());
  }

  private List<Mapped<Integer>> cpus(Values values) {
    DeployTable.Deploy deployed = values.get(deploy);
    List<Mapped<Integer>> found = new ArrayList<>();
    cpu(found, "cpus", values.get(cpus));
    cpu(found, "cpu_count", values.get(cpuCount));
    cpu(found, "deploy.resources.limits.cpus", deployed.limits().cpus());
    cpu(found, "deploy.resources.reservations.cpus", deployed.reservations().cpus());
    return found;
  }

  private static void cpu(
      List<Mapped<Integer>> found, String key, Optional<Located<CpuAmount.Cpus>> value) {
    value.ifPresent(
        cpus ->
            found.add(
                new Mapped<>(
                    key,
                    cpus.value().written(),
                    Integer.toString(cpus.value().whole()),
                    cpus.map(CpuAmount.Cpus::whole))));
  }

  private List<Mapped<Memory>> memory(Values values) {
    DeployTable.Deploy deployed = values.get(deploy);
    List<Mapped<Memory>> found = new ArrayList<>();
    memory(found, "mem_limit", values.get(memLimit));
    memory(found, "deploy.resources.limits.memory", deployed.limits().memory());
    memory(found, "mem_reservation", values.get(memReservation));
    memory(found, "deploy.resources.reservations.memory", deployed.reservations().memory());
    return found;
  }

  private static void memory(
      List<Mapped<Memory>> found, String key, Optional<Located<ByteSize.Size>> value) {
    value.ifPresent(
        size ->
            found.add(
                new Mapped<>(
                    key,
                    size.value().written(),
                    size.value().memory().text(),
                    size.map(ByteSize.Size::memory))));
  }

  private Optional<Located<Integer>> gpus(Values values, Resources own) {
    List<Mapped<Integer>> counted = new ArrayList<>();
    gpu(values, counted, "gpus", values.get(gpus));
    gpu(
        values,
        counted,
        "deploy.resources.reservations.devices",
        values.get(deploy).reservations().devices());
    if (!values.has("gpus") && counted.isEmpty()) {
      values.get(runtime).ifPresent(name -> gpu(values, counted, "runtime", Optional.of(name)));
    }
    return own.gres().isPresent() && own.gpus().isEmpty()
        ? Mapped.choose(values, "x-slurm.gres", own.gres().map(g -> g.map(x -> 0)), counted)
            .flatMap(hidden -> Optional.empty())
        : Mapped.choose(values, GPUS, own.gpus(), counted);
  }

  /** A number is a setting; all of them, and none, is a matter of the whole job. */
  private static void gpu(
      Values values,
      List<Mapped<Integer>> counted,
      String key,
      Optional<Located<GpuRequest>> request) {
    request.ifPresent(
        found -> {
          OptionalInt count = found.value().count();
          if (count.isEmpty()) {
            values.report(
                found.span(),
                DiagnosticCode.MAPPED_KEY,
                "'" + key + ": " + found.value().written() + "' means all GPUs of the job",
                "say how many the job has with 'gpus' or 'gres' in the top-level x-slurm");
          } else if (!key.equals("runtime")) {
            counted.add(
                new Mapped<>(
                    key,
                    found.value().written(),
                    Integer.toString(count.getAsInt()),
                    found.map(r -> count.getAsInt())));
          }
        });
  }

  private List<Mapped<FailurePolicySpec>> policies(Values values) {
    List<Mapped<FailurePolicySpec>> found = new ArrayList<>();
    policy(found, "restart", values.get(restart));
    policy(found, "deploy.restart_policy", values.get(deploy).restart());
    return found;
  }

  private static void policy(
      List<Mapped<FailurePolicySpec>> found,
      String key,
      Optional<Located<RestartType.Policy>> value) {
    value.ifPresent(
        policy ->
            found.add(
                new Mapped<>(
                    key,
                    policy.value().written(),
                    policy.value().becomes(),
                    policy.map(RestartType.Policy::policy))));
  }
}
