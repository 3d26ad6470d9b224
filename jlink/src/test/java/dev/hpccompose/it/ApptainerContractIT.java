package dev.hpccompose.it;

import dev.hpccompose.backend.apptainer.ApptainerLauncher;
import dev.hpccompose.backend.tck.LauncherContract;
import dev.hpccompose.backend.tck.LauncherFixture;
import dev.hpccompose.it.containers.ApptainerSite;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What every container backend must do, done by the real Apptainer. */
class ApptainerContractIT extends LauncherContract {

  private static final List<String> LINKS =
      List.of("bin/sh", "bin/echo", "bin/pwd", "bin/true", "usr/bin/printf");

  @TempDir private static Path image;

  @BeforeAll
  static void makeAnImage() throws IOException {
    ApptainerSite.require();
    for (String place : List.of("bin", "usr/bin", "etc", "tmp", "data", "proc", "sys", "dev")) {
      Files.createDirectories(image.resolve(place));
    }
    Path busybox = image.resolve("bin/busybox");
    Files.copy(Path.of("/bin/busybox"), busybox, StandardCopyOption.COPY_ATTRIBUTES);
    for (String link : LINKS) {
      Files.createSymbolicLink(image.resolve(link), Path.of("/bin/busybox"));
    }
  }

  @Override
  protected LauncherFixture fixture() {
    return new Real();
  }

  private record Real() implements LauncherFixture {
    @Override
    public ContainerLauncher launcher() {
      return new WithImage(new ApptainerLauncher(), image);
    }

    @Override
    public List<String> container(Path directory) {
      return List.of();
    }
  }

  /** Runs another image than the one of the contract, which no registry has. */
  private record WithImage(ContainerLauncher backend, Path directory) implements ContainerLauncher {
    @Override
    public String name() {
      return backend.name();
    }

    @Override
    public ShellWord jobDirectory() {
      return backend.jobDirectory();
    }

    @Override
    public String functions() {
      return backend.functions();
    }

    @Override
    public Optional<String> refusal(Path place) {
      return backend.refusal(place);
    }

    @Override
    public Launch launch(Plan plan, ServicePlan service) {
      return backend.launch(plan, changed(service));
    }

    @Override
    public Launch probe(Plan plan, ServicePlan service, List<String> argv) {
      return backend.probe(plan, changed(service), argv);
    }

    private ServicePlan changed(ServicePlan service) {
      return service.with(directory.toString(), service.invocation());
    }
  }
}
