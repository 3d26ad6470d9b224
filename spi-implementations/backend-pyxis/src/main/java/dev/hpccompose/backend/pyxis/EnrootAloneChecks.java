package dev.hpccompose.backend.pyxis;

import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckProvider;
import dev.hpccompose.runtime.spi.CheckSubject;
import java.util.List;

/** What can be wrong with Enroot where no Pyxis is needed. */
public final class EnrootAloneChecks implements CheckProvider {

  @Override
  public String name() {
    return "enroot";
  }

  @Override
  public List<Check> checks(CheckSubject subject) {
    if (subject.plan().isEmpty()) {
      return List.of(); // a site is looked at with the eyes of Pyxis
    }
    EnrootChecks enroot = new EnrootChecks(subject);
    return List.of(
        Check.always(CheckId.TOOL_ENROOT, enroot::program),
        Check.onRequest(CheckId.ENROOT_VERSION, enroot::version),
        Check.always(CheckId.ENROOT_DIRECTORIES, enroot::directories),
        Check.always(CheckId.REGISTRY_CREDENTIALS, () -> PyxisChecks.credentials(subject)));
  }
}
