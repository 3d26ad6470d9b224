/** The backend: Enroot images, started by the Pyxis plug-in of srun. */
module dev.hpccompose.backend.pyxis {
  requires dev.hpccompose.render;
  requires static org.jspecify;

  provides dev.hpccompose.render.spi.ContainerLauncher with
      dev.hpccompose.backend.pyxis.PyxisLauncher;
}
