package dev.hpccompose.backend.pyxis;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.CarriedVariables;
import dev.hpccompose.render.spi.ContainerName;
import dev.hpccompose.render.spi.ContainerPath;
import dev.hpccompose.render.spi.Launch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One service as Enroot's own program is called for it.
 *
 * @param plan the plan
 * @param service the service
 */
record EnrootCall(Plan plan, ServicePlan service) {

  static final ShellWord PROGRAM = ShellWord.variable("HC_ENROOT");

  private static final String ENVIRONMENT = EnrootLauncher.part("environment.sh").strip();
  private static final String START = script("start.sh");
  private static final String EXEC = script("exec.sh");

  private static String script(String name) {
    return EnrootLauncher.part(name).replace("@ENVIRONMENT@", ENVIRONMENT).strip();
  }

  Launch start() {
    List<ShellWord> words = bash(START);
    words.add(PROGRAM);
    words.add(ShellWord.variable("HC_ENROOT_RC"));
    words.add(ShellWord.of(image()));
    words.add(ContainerName.of(service));
    words.addAll(options());
    words.add(ShellWord.of("--"));
    words.addAll(EnrootAloneShell.service(service));
    return new Launch(List.of(), words, EnrootAloneShell.variables(service).carriers(service));
  }

  Launch exec(List<String> argv) {
    List<ShellWord> words = bash(EXEC);
    words.add(PROGRAM);
    words.add(
        ShellWord.joined(
            ShellWord.variable("HC_DIR"), ShellWord.of("/.process-" + service.token())));
    words.add(ShellWord.of("--"));
    words.addAll(EnrootAloneShell.beside(service, argv));
    return new Launch(List.of(), words, EnrootAloneShell.variables(service).carriers(service));
  }

  /** Bash that reads no file of the service's choice. */
  private List<ShellWord> bash(String script) {
    List<ShellWord> words = CarriedVariables.keptFrom(service, EnrootCall::isHeeded);
    Stream.of("/bin/bash", "-p", "-c", script, "enroot").map(ShellWord::of).forEach(words::add);
    return words;
  }

  private static boolean isHeeded(String name) {
    return PreparationStep.isHeeded(name)
        || name.startsWith("XDG_")
        || name.equals("POSIXLY_CORRECT");
  }

  private String image() {
    return service
        .image()
        .map(image -> EnrootReference.of(image, Integer.MAX_VALUE, false))
        .orElseThrow(() -> new IllegalArgumentException(service.name() + " has no image"));
  }

  private List<ShellWord> options() {
    List<ShellWord> words = new ArrayList<>();
    if (!service.container().readOnly()) {
      words.add(ShellWord.of("--rw"));
    }
    if (service.container().remapRoot()) {
      words.add(ShellWord.of("--root"));
    }
    for (ContainerPath path : ContainerPath.of("Enroot", plan.features(), service)) {
      String access = path.readOnly() ? "ro" : "rw";
      mount(words, path.source(), path.target() + ":none:x-create=auto,rbind," + access);
    }
    for (String path : service.container().tmpfs()) {
      ContainerPath.check("Enroot", "tmpfs", path);
      mount(words, ShellWord.of("tmpfs"), path + ":tmpfs:x-create=dir,rw,nosuid,nodev,mode=1777");
    }
    return words;
  }

  private static void mount(List<ShellWord> words, ShellWord source, String rest) {
    words.add(ShellWord.of("--mount"));
    words.add(ShellWord.joined(source, ShellWord.of(":" + rest)));
  }
}
