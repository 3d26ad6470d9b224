package dev.hpccompose.plan;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.ContainerSpec;
import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.FileGrant;
import dev.hpccompose.spec.FileResource;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.PrepareSpec;
import dev.hpccompose.spec.ProgramSpec;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.ServiceSlurm;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.SlurmSection;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.StopSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Changes single parts of a spec. */
final class Specs {

  private Specs() {}

  static <T> Located<T> at(T value) {
    return at(1, value);
  }

  static <T> Located<T> at(int line, T value) {
    return new Located<>(value, SourceSpan.inLine("compose.yaml", line, 1, 1));
  }

  static ComposeSpec job(ComposeSpec spec, UnaryOperator<SlurmSection> change) {
    return new ComposeSpec(
        spec.file(),
        spec.name(),
        spec.backend(),
        change.apply(spec.slurm()),
        spec.services(),
        spec.secrets(),
        spec.configs());
  }

  static ComposeSpec files(
      ComposeSpec spec, List<FileResource> secrets, List<FileResource> configs) {
    return new ComposeSpec(
        spec.file(), spec.name(), spec.backend(), spec.slurm(), spec.services(), secrets, configs);
  }

  static SlurmSection sizes(SlurmSection slurm, Resources sizes) {
    return new SlurmSection(
        slurm.jobName(),
        sizes,
        slurm.options(),
        slurm.cacheDir(),
        slurm.setup(),
        slurm.submitArgs(),
        slurm.main(),
        slurm.metrics(),
        slurm.artifacts(),
        slurm.resume(),
        slurm.rendezvous());
  }

  static ComposeSpec service(ComposeSpec spec, int index, UnaryOperator<ServiceSpec> change) {
    List<ServiceSpec> services =
        IntStream.range(0, spec.services().size())
            .mapToObj(
                i -> i == index ? change.apply(spec.services().get(i)) : spec.services().get(i))
            .toList();
    return new ComposeSpec(
        spec.file(),
        spec.name(),
        spec.backend(),
        spec.slurm(),
        services,
        spec.secrets(),
        spec.configs());
  }

  /** The parts of a service that a test may replace. */
  static final class Service {

    private final ServiceSpec old;
    private ProgramSpec program;
    private List<FileGrant> secrets;
    private List<FileGrant> configs;
    private List<DependencySpec> dependsOn;
    private Optional<Located<ReadinessSpec>> readiness;
    private ServiceSlurm slurm;
    private StopSpec stop;
    private ContainerSpec container;
    private Optional<PrepareSpec> prepare;

    Service(ServiceSpec old) {
      this.old = old;
      program = old.program();
      secrets = old.secrets();
      configs = old.configs();
      dependsOn = old.dependsOn();
      readiness = old.readiness();
      slurm = old.slurm();
      stop = old.stop();
      container = old.container();
      prepare = old.prepare();
    }

    Service program(ProgramSpec value) {
      program = value;
      return this;
    }

    Service secrets(FileGrant... value) {
      secrets = List.of(value);
      return this;
    }

    Service configs(FileGrant... value) {
      configs = List.of(value);
      return this;
    }

    Service dependsOn(DependencySpec... value) {
      dependsOn = List.of(value);
      return this;
    }

    Service readiness(ReadinessSpec value) {
      readiness = Optional.of(at(value));
      return this;
    }

    Service slurm(ServiceSlurm value) {
      slurm = value;
      return this;
    }

    Service sizes(Resources value) {
      return slurm(
          new ServiceSlurm(value, slurm.extraSrunArgs(), slurm.failurePolicy(), slurm.register()));
    }

    Service stop(StopSpec value) {
      stop = value;
      return this;
    }

    Service container(ContainerSpec value) {
      container = value;
      return this;
    }

    Service prepare(PrepareSpec value) {
      prepare = Optional.of(value);
      return this;
    }

    ServiceSpec spec() {
      return named(old.name().value());
    }

    ServiceSpec named(String name) {
      return new ServiceSpec(
          new Located<>(name, old.name().span()),
          old.span(),
          old.image(),
          program,
          old.environment(),
          old.volumes(),
          secrets,
          configs,
          dependsOn,
          readiness,
          old.main(),
          slurm,
          stop,
          container,
          prepare,
          old.ports(),
          old.profiles(),
          old.lifecycle());
    }
  }
}
