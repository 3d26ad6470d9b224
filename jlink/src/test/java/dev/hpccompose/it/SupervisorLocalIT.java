package dev.hpccompose.it;

import dev.hpccompose.it.job.Engine;

/** The supervisor on the embedded engine. */
class SupervisorLocalIT extends SupervisorScenarios {

  SupervisorLocalIT() {
    super(new Engine.Local());
  }
}
