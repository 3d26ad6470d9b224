package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.FailurePolicySpec;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Memory;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.ServiceSlurm;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The keys of Compose that ask for resources or restarts, in the terms of a Slurm step. */
final class ComposeSizes {

  private static final String STEP_CPUS = "x-slurm.cpus_per_task";
  private static final String STEP_MEM = "x-slurm.mem";
  private static final String STEP_GPUS = "x-slurm.gpus";
  private static final String STEP_POLICY = "x-slurm.failure_policy";

  private static final Field<Optional<Located<CpuAmount.Cpus>>> CPUS =
      Field.optional("cpus", CpuAmount.TYPE, "Read as " + STEP_CPUS + ", rounded up.");

  private static final Field<Optional<Located<CpuAmount.Cpus>>> CPU_COUNT =
      Field.optional("cpu_count", CpuAmount.TYPE, "Read as " + STEP_CPUS + ".");

  private static final Field<Optional<Located<ByteSize.Size>>> MEM_LIMIT =
      Field.optional("mem_limit", ByteSize.TYPE, "Read as " + STEP_MEM + ".");

  private static final Field<Optional<Located<ByteSize.Size>>> MEM_RESERVATION =
      Field.optional(
          "mem_reservation", ByteSize.TYPE, "Read as " + STEP_MEM + ", without a limit.");

  private static final Field<Optional<Located<GpuRequest>>> GPUS =
      Field.optional("gpus", GpuType.GPUS, "Read as " + STEP_GPUS + ".");

  private static final Field<Optional<Located<GpuRequest>>> RUNTIME =
      Field.optional(
          "runtime",
          Text.LINE.then("the name of a runtime", ComposeSizes::runtime),
          "nvidia means the GPUs of the job; any other name does nothing.");

  private static final Field<?> SCALE =
      Field.optional("scale", ComposeScale.TYPE, "1; see x-slurm.ntasks for more.");

  private static final Field<DeployTable.Deploy> DEPLOY =
      Field.mapping("deploy", DeployTable.SHAPE, "Resources and restarts.");

  private static final Field<Optional<Located<RestartType.Policy>>> RESTART =
      Field.optional("restart", RestartType.TYPE, "Read as " + STEP_POLICY + ".");

  /** In the order of the manual. */
  static final List<Field<?>> ALL =
      List.of(CPUS, CPU_COUNT, MEM_LIMIT, MEM_RESERVATION, GPUS, RUNTIME, SCALE, DEPLOY, RESTART);

  private static final List<Field<?>> MEANT =
      List.of(CPUS, CPU_COUNT, MEM_LIMIT, MEM_RESERVATION, GPUS, RUNTIME, DEPLOY, RESTART);

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
  static ServiceSlurm apply(Values values, StepSettings step) {
    return values.lacks(MEANT)
        ? settings(step, step.resources(), step.failurePolicy())
        : settings(
            step,
            resources(values, step.resources()),
            Mapped.choose(values, STEP_POLICY, step.failurePolicy(), policies(values)));
  }

  private static ServiceSlurm settings(
      StepSettings step, Resources resources, Optional<Located<FailurePolicySpec>> policy) {
    return new ServiceSlurm(
        resources,
        step.extraSrunArgs(),
        policy.map(Located::value).orElseGet(FailurePolicySpec.FailJob::new),
        step.register());
  }

  private static Resources resources(Values values, Resources own) {
    return new Resources(
        own.nodes(),
        own.ntasks(),
        own.ntasksPerNode(),
        Mapped.choose(values, STEP_CPUS, own.cpusPerTask(), cpus(values)),
        Mapped.choose(values, STEP_MEM, own.mem(), memory(values)),
        own.gres(),
        gpus(values, own),
        own.gpusPerNode(),
        own.gpusPerTask(),
        own.cpusPerGpu(),
        own.memPerGpu());
  }

  private static List<Mapped<Integer>> cpus(Values values) {
    DeployTable.Deploy deployed = values.get(DEPLOY);
    List<Mapped<Integer>> found = new ArrayList<>();
    cpu(found, "cpus", values.get(CPUS));
    cpu(found, "cpu_count", values.get(CPU_COUNT));
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

  private static List<Mapped<Memory>> memory(Values values) {
    DeployTable.Deploy deployed = values.get(DEPLOY);
    List<Mapped<Memory>> found = new ArrayList<>();
    memory(found, "mem_limit", values.get(MEM_LIMIT));
    memory(found, "deploy.resources.limits.memory", deployed.limits().memory());
    memory(found, "mem_reservation", values.get(MEM_RESERVATION));
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

  private static Optional<Located<Integer>> gpus(Values values, Resources own) {
    List<Mapped<Integer>> counted = new ArrayList<>();
    gpu(values, counted, "gpus", values.get(GPUS));
    gpu(
        values,
        counted,
        "deploy.resources.reservations.devices",
        values.get(DEPLOY).reservations().devices());
    if (!values.has("gpus") && counted.isEmpty()) {
      values.get(RUNTIME).ifPresent(name -> gpu(values, counted, "runtime", Optional.of(name)));
    }
    return own.gres().isPresent() && own.gpus().isEmpty()
        ? Mapped.choose(values, "x-slurm.gres", own.gres().map(g -> g.map(x -> 0)), counted)
            .flatMap(hidden -> Optional.empty())
        : Mapped.choose(values, STEP_GPUS, own.gpus(), counted);
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

  private static List<Mapped<FailurePolicySpec>> policies(Values values) {
    List<Mapped<FailurePolicySpec>> found = new ArrayList<>();
    policy(found, "restart", values.get(RESTART));
    policy(found, "deploy.restart_policy", values.get(DEPLOY).restart());
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
