package dev.hpccompose.it;

import dev.hpccompose.it.containers.LocalSite;

/** The embedded engine runs containers where Enroot is there, without Pyxis. */
class EnrootLocalIT extends LocalContainerScenarios {

  EnrootLocalIT() {
    super("x-runtime: {prepare: {commands: [\"echo baked > /baked\"]}}");
  }

  @Override
  LocalSite open() {
    return LocalSite.enroot();
  }
}
