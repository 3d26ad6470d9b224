/** The scheduler: Slurm. */
module dev.hpccompose.scheduler.slurm {
  requires dev.hpccompose.render;
  requires dev.hpccompose.runtime;
  requires static org.jspecify;

  provides dev.hpccompose.render.spi.SchedulerDialect with
      dev.hpccompose.scheduler.slurm.SlurmDialect;
  provides dev.hpccompose.runtime.spi.CheckProvider with
      dev.hpccompose.scheduler.slurm.SlurmChecks;
  provides dev.hpccompose.runtime.spi.SchedulerClientProvider with
      dev.hpccompose.scheduler.slurm.SlurmClientProvider;
}
