/** The backend: containers of Podman, for the embedded engine. */
module dev.hpccompose.backend.podman {
  requires dev.hpccompose.render;
  requires dev.hpccompose.runtime;
  requires static org.jspecify;

  provides dev.hpccompose.render.spi.ContainerLauncher with
      dev.hpccompose.backend.podman.PodmanLauncher;
  provides dev.hpccompose.runtime.spi.CheckProvider with
      dev.hpccompose.backend.podman.PodmanChecks;
}
