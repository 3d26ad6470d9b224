package dev.hpccompose.backend.pyxis;

import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckProvider;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.runtime.submission.StepOptions;
import dev.hpccompose.system.process.Tool;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What can be wrong with Enroot and Pyxis. */
public final class PyxisChecks implements CheckProvider {

  @Override
  public String name() {
    return "pyxis";
  }

  @Override
  public List<Check> checks(CheckSubject subject) {
    EnrootChecks enroot = new EnrootChecks(subject);
    return List.of(
        Check.always(CheckId.TOOL_ENROOT, enroot::program),
        Check.onRequest(CheckId.ENROOT_VERSION, enroot::version),
        Check.always(CheckId.ENROOT_DIRECTORIES, enroot::directories),
        Check.always(CheckId.PYXIS_PLUGIN, () -> plugin(subject)),
        Check.always(CheckId.REGISTRY_CREDENTIALS, () -> credentials(subject)));
  }

  private static List<Finding> plugin(CheckSubject subject) {
    if (Tool.find("srun", subject.environment()).isEmpty()) {
      return List.of(); // said elsewhere
    }
    try {
      List<String> options =
          subject.plan().map(PyxisChecks::options).orElse(List.of(PyxisLauncher.IMAGE));
      return List.of(plugin(subject.client().unsupported(options)));
    } catch (IllegalArgumentException e) {
      return List.of(
          new Finding.Blocker(
              String.valueOf(e.getMessage()), "it cannot be handed to Pyxis", "change the spec"));
    }
  }

  private static Finding plugin(Optional<String> lacking) {
    return lacking
        .<Finding>map(
            found ->
                new Finding.Blocker(
                    found,
                    "Pyxis is not installed on this cluster, or too old for the job",
                    "ask the site for Pyxis, or set runtime.backend: host"))
        .orElseGet(() -> new Finding.Passed("srun knows the options of Pyxis"));
  }

  private static List<String> options(Plan plan) {
    return StepOptions.names(new PyxisLauncher(), plan);
  }

  static List<Finding> credentials(CheckSubject subject) throws IOException {
    return subject.images().mode() == Mode.NOTHING
        ? List.of()
        : new CredentialCheck(subject.environment()).findings(subject.images().fetched());
  }
}
