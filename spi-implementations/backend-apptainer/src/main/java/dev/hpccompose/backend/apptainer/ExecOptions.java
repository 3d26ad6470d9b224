package dev.hpccompose.backend.apptainer;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerPath;
import java.util.ArrayList;
import java.util.List;

/**
 * The options that make a container what the spec says, and no more: what these tools mount by
 * themselves is left out, besides {@code /tmp} and what the site has configured.
 */
record ExecOptions(SifTool tool, Plan plan, ServicePlan service) {

  List<ShellWord> words() {
    List<ShellWord> words = new ArrayList<>();
    // the home and the working directory of the user would hide what the image has there
    words.add(ShellWord.of("--no-home"));
    words.add(ShellWord.of("--no-mount=cwd"));
    words.add(ShellWord.of("--pwd=" + service.workingDir().orElse("/")));
    if (!service.container().readOnly()) {
      words.add(ShellWord.of("--writable-tmpfs"));
    }
    if (service.container().remapRoot()) {
      words.add(
          ShellWord.joined(ShellWord.of("--fakeroot="), ShellWord.variable("HC_SIF_FAKEROOT")));
    }
    if (mayHaveGpus()) {
      words.add(ShellWord.variable("HC_SIF_GPUS"));
    }
    for (ContainerPath path : ContainerPath.of(tool.title(), plan.features(), service)) {
      words.add(ShellWord.joined(ShellWord.of("--bind="), path.source(), target(path)));
    }
    for (String path : service.container().tmpfs()) {
      ContainerPath.check(tool.title(), "tmpfs", path);
      words.add(ShellWord.of("--scratch=" + path));
    }
    return words;
  }

  private static ShellWord target(ContainerPath path) {
    return ShellWord.of(":" + path.target() + (path.readOnly() ? ":ro" : ""));
  }

  /** A step that says nothing has what its job has. */
  private boolean mayHaveGpus() {
    Step step = service.step();
    if (step.gres().isPresent()) {
      return step.gres().get().contains("gpu");
    }
    return step.gpus().isPresent() ? step.gpus().getAsInt() > 0 : jobMayHaveGpus(plan.allocation());
  }

  private static boolean jobMayHaveGpus(Allocation allocation) {
    return allocation.options().keySet().stream().anyMatch(name -> name.startsWith("gpus"))
        || allocation.option("gres").filter(gres -> gres.contains("gpu")).isPresent()
        || allocation.submitArgs().stream().anyMatch(line -> line.contains("gpu"));
  }
}
