package dev.hpccompose.backend.podman;

import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.CarriedVariables;
import dev.hpccompose.render.spi.Launch;
import java.util.ArrayList;
import java.util.List;
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
  private static final Pattern HEEDED =
      Pattern.compile(
          "PATH|HOME|TMPDIR|ENV|BASH_ENV|CDPATH|POSIXLY_CORRECT|NOTIFY_SOCKET|REGISTRY_AUTH_FILE"
              + "|(LD|XDG|CONTAINERS?|STORAGE|DBUS)_.+");

  /** Goes through bash, which asks Podman what the image runs. */
  Launch run() {
    List<ShellWord> words = own();
    Stream.of("/bin/bash", "-p", "-c", RUN, "podman").map(ShellWord::of).forEach(words::add);
    words.add(PROGRAM);
    words.add(ShellWord.of(image()));
    words.add(ShellWord.of(ofImage()));
    words.add(ShellWord.joined(ShellWord.of("--name="), container(service)));
    words.addAll(new RunOptions(plan, service).words());
    words.add(ShellWord.of("--"));
    words.addAll(PodmanShell.service(service));
    return new Launch(List.of(), words, PodmanShell.variables(service).carriers(service));
  }

  Launch exec(List<String> argv) {
    CarriedVariables variables = PodmanShell.variables(service);
    List<ShellWord> words = own();
    words.add(PROGRAM);
    words.add(ShellWord.of("exec"));
    variables.carried().keySet().forEach(name -> words.add(ShellWord.of("--env=" + name)));
    service.workingDir().ifPresent(path -> words.add(ShellWord.of("--workdir=" + path)));
    words.add(container(service));
    words.addAll(PodmanShell.beside(service, argv));
    return new Launch(List.of(), words, variables.carriers(service));
  }

  /** A name of this machine, this run and this launch: what is left of another run can be told. */
  static ShellWord container(ServicePlan service) {
    return ShellWord.joined(
        ShellWord.of("hc."),
        ShellWord.variable("HC_PRIMARY"),
        ShellWord.of("."),
        ShellWord.variable("HC_RUN"),
        ShellWord.of("."),
        ShellWord.variable("HC_ATTEMPT"),
        ShellWord.of("."),
        ShellWord.variable("HC_LAUNCH"),
        ShellWord.of("." + service.token()));
  }

  /** What the service sets and a program of the host would heed is the host's again. */
  private List<ShellWord> own() {
    List<ShellWord> words = new ArrayList<>();
    service.environment().keySet().stream()
        .filter(name -> HEEDED.matcher(name).matches())
        .map(name -> ShellWord.joined(ShellWord.of(name + "="), ShellWord.variable(name)))
        .forEach(words::add);
    if (!words.isEmpty()) {
      words.addFirst(ShellWord.of("/usr/bin/env"));
    }
    return words;
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
