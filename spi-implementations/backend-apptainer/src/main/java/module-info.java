/** The backends: images of Apptainer and Singularity, started by their own programs. */
module dev.hpccompose.backend.apptainer {
  requires dev.hpccompose.render;
  requires dev.hpccompose.runtime;
  requires static org.jspecify;

  provides dev.hpccompose.render.spi.ContainerLauncher with
      dev.hpccompose.backend.apptainer.ApptainerLauncher,
      dev.hpccompose.backend.apptainer.SingularityLauncher;
  provides dev.hpccompose.runtime.spi.CheckProvider with
      dev.hpccompose.backend.apptainer.ApptainerChecks,
      dev.hpccompose.backend.apptainer.SingularityChecks;
  provides dev.hpccompose.images.spi.ImagePreparerProvider with
      dev.hpccompose.backend.apptainer.ApptainerPreparerProvider,
      dev.hpccompose.backend.apptainer.SingularityPreparerProvider;
}
