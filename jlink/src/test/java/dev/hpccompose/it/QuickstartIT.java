package dev.hpccompose.it;

import dev.hpccompose.it.job.Engine;
import java.io.IOException;

/** The quickstart on the embedded engine, as the README has it. */
class QuickstartIT extends QuickstartScenarios {

  QuickstartIT() throws IOException {
    super(new Engine.Local());
  }
}
