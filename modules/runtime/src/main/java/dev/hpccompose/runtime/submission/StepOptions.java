package dev.hpccompose.runtime.submission;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerLauncher;
import java.util.List;

/** What a backend wants from the program that launches steps. */
public final class StepOptions {

  private StepOptions() {}

  /**
   * The names of all options that it gives to the services of a plan, each once.
   *
   * @throws IllegalArgumentException when it cannot take a value of the plan
   */
  public static List<String> names(ContainerLauncher launcher, Plan plan) {
    return plan.services().stream()
        .flatMap(service -> launcher.launch(plan, service).stepOptions().stream())
        .map(StepOptions::name)
        .distinct()
        .toList();
  }

  private static String name(ShellWord word) {
    String text =
        switch (word) {
          case ShellWord.Literal(var value) -> value;
          case ShellWord.Joined(var parts) -> name(parts.getFirst());
          case ShellWord.Variable(var variable) -> variable;
        };
    int end = text.indexOf('=');
    return end < 0 ? text : text.substring(0, end);
  }
}
