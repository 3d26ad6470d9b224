/** The scheduler: the embedded engine, which runs a job on this machine. */
module dev.hpccompose.scheduler.local {
  requires dev.hpccompose.render;
  requires dev.hpccompose.runtime;
  requires static org.jspecify;

  provides dev.hpccompose.render.spi.SchedulerDialect with
      dev.hpccompose.scheduler.local.LocalDialect;
  provides dev.hpccompose.runtime.spi.SchedulerClientProvider with
      dev.hpccompose.scheduler.local.LocalClientProvider;
}
