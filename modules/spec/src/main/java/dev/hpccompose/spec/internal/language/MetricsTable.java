package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.MetricsSpec;
import dev.hpccompose.spec.MetricsSpec.Collector;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Flag;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Words;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The mapping {@code x-slurm.metrics}: S-155 to S-157. */
final class MetricsTable {

  private static final Field<Boolean> ENABLED =
      Field.withDefault(
          "enabled", Flag.TRUE_OR_FALSE, true, "true", "Whether anything is measured.");

  private static final Field<Duration> INTERVAL_SECONDS =
      Field.withDefault(
          "interval_seconds",
          Numbers.seconds(1, Sizes.DAY_SECONDS),
          Duration.ofSeconds(5),
          "5",
          "Seconds from one sample to the next.");

  private static final Field<List<Located<Collector>>> COLLECTORS =
      Field.withDefault(
          "collectors",
          Lists.distinct(
              Lists.filled(
                  ListOf.strings(new Words<>(List.of(Collector.values()), Collector::word)))),
          Stream.of(Collector.GPU, Collector.SLURM).map(MetricsTable::byDefault).toList(),
          "[gpu, slurm]",
          "What is measured: gpu asks nvidia-smi, slurm asks sstat, cgroup asks the kernel.");

  static final Shape<MetricsSpec> SHAPE =
      new Fields("metrics")
          .with(ENABLED, INTERVAL_SECONDS, COLLECTORS)
          .shape(
              values ->
                  new MetricsSpec(
                      values.get(ENABLED),
                      values.get(INTERVAL_SECONDS),
                      values.get(COLLECTORS).stream().map(Located::value).distinct().toList()));

  private MetricsTable() {}

  private static Located<Collector> byDefault(Collector collector) {
    return new Located<>(collector, SourceSpan.ofFile(""));
  }
}
