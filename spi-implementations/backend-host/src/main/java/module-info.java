/** The backend: plain host processes. */
module dev.hpccompose.backend.host {
  requires dev.hpccompose.render;
  requires static org.jspecify;
}
