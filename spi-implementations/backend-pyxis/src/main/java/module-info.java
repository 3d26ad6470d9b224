/** The backends: Enroot images, started by the Pyxis plug-in of srun or by Enroot itself. */
module dev.hpccompose.backend.pyxis {
  requires dev.hpccompose.render;
  requires dev.hpccompose.runtime;
  requires static org.jspecify;

  provides dev.hpccompose.render.spi.ContainerLauncher with
      dev.hpccompose.backend.pyxis.EnrootLauncher,
      dev.hpccompose.backend.pyxis.PyxisLauncher;
  provides dev.hpccompose.runtime.spi.CheckProvider with
      dev.hpccompose.backend.pyxis.EnrootAloneChecks,
      dev.hpccompose.backend.pyxis.PyxisChecks;
  provides dev.hpccompose.images.spi.ImagePreparerProvider with
      dev.hpccompose.backend.pyxis.EnrootAlonePreparerProvider,
      dev.hpccompose.backend.pyxis.EnrootPreparerProvider;
}
