package dev.hpccompose.backend.podman;

import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.CarriedVariables;
import dev.hpccompose.render.spi.ContainerName;
import dev.hpccompose.render.spi.Launch;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One service as Podman is called for it.
 *
 * @param plan the plan
 * @param service the service
 */
record PodmanCall(Plan plan, ServicePlan service) {

  static final ShellWord PROGRAM = ShellWord.variable("HC_PODMAN");

  private static final String RUN = PodmanLauncher.part("run.sh").strip();

  /** These mean something to bash, to Podman, or to what it starts. */
  private static final Predicate<String> IS_HEEDED =
      Pattern.compile(
              "PATH|HOME|TMPDIR|ENV|BASH_ENV|CDPATH|POSIXLY_CORRECT|NOTIFY_SOCKET"
                  + "|REGISTRY_AUTH_FILE|(LD|XDG|CONTAINERS?|STORAGE|DBUS)_.+")
          .asMatchPredicate();

  /** Goes through bash, which asks Podman what the image runs. */
  Launch run() {
    List<ShellWord> words = CarriedVariables.keptFrom(service, IS_HEEDED);
    Stream.of("/bin/bash", "-p", "-c", RUN, "podman").map(ShellWord::of).forEach(words::add);
    words.add(PROGRAM);
    words.add(ShellWord.of(image()));
    words.add(ShellWord.of(ofImage()));
    words.add(ShellWord.joined(ShellWord.of("--name="), ContainerName.of(service)));
    words.addAll(new RunOptions(plan, service).words());
    words.add(ShellWord.of("--"));
    words.addAll(PodmanShell.service(service));
    return new Launch(List.of(), words, PodmanShell.variables(service).carriers(service));
  }

  Launch exec(List<String> argv) {
    CarriedVariables variables = PodmanShell.variables(service);
    List<ShellWord> words = CarriedVariables.keptFrom(service, IS_HEEDED);
    words.add(PROGRAM);
    words.add(ShellWord.of("exec"));
    variables.carried().keySet().forEach(name -> words.add(ShellWord.of("--env=" + name)));
    service.workingDir().ifPresent(path -> words.add(ShellWord.of("--workdir=" + path)));
    words.add(ContainerName.of(service));
    words.addAll(PodmanShell.beside(service, argv));
    return new Launch(List.of(), words, variables.carriers(service));
  }

  private String image() {
    return service
        .image()
        .map(PodmanReference::of)
        .orElseThrow(() -> new IllegalArgumentException(service.name() + " has no image"));
  }

  /** What of the image comes before the words of the spec. */
  private String ofImage() {
    return switch (service.invocation()) {
      case Invocation.Command _ -> "";
      case Invocation.ImageEntrypoint _ -> "Entrypoint";
      case Invocation.ImageDefault() -> "Entrypoint Cmd";
    };
  }
}
