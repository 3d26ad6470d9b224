/** The backend: plain host processes, for sites and machines without containers. */
module dev.hpccompose.backend.host {
  requires dev.hpccompose.render;
  requires static org.jspecify;

  provides dev.hpccompose.render.spi.ContainerLauncher with
      dev.hpccompose.backend.host.HostLauncher;
}
