/** The backend: Enroot and Pyxis. */
module dev.hpccompose.backend.pyxis {
  requires dev.hpccompose.render;
  requires static org.jspecify;
}
