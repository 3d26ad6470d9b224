package dev.hpccompose.cli.manual;

import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.spec.ComposeKey;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Explanation;
import dev.hpccompose.spec.SpecReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The pages of the manual that are made from the tables that the code uses. */
final class ReferencePages {

  private static final String MADE =
      "<!-- Generated from %s; CONTRIBUTING.md says how to write it again. -->\n\n";

  private ReferencePages() {}

  /** {@code docs/reference/diagnostics.md}. */
  static String diagnostics() {
    StringBuilder page = new StringBuilder("# Diagnostics\n\n");
    page.append(MADE.formatted("DiagnosticCode and its pages"));
    page.append(
        """
        Every finding of `validate` has a code that keeps its meaning for good. `E` is an error: the spec cannot be used. `W` is
        a warning: it can be used, but probably does not mean what it says. `N` is a note: something means less or something else
        than it would elsewhere, without harm. `I` is said only with `--verbose`. Only errors change the exit code.

        `hpc-compose explain E0102` prints the same as this page.

        """);
    page.append("| code | |\n|---|---|\n");
    for (DiagnosticCode code : DiagnosticCode.values()) {
      page.append("| [%s](#%s) | %s |\n".formatted(code.id(), anchor(code), code.title()));
    }
    for (DiagnosticCode code : DiagnosticCode.values()) {
      append(page, Explanation.of(code));
    }
    return page.toString();
  }

  private static void append(StringBuilder page, Explanation explanation) {
    DiagnosticCode code = explanation.code();
    page.append("\n## ").append(code.id()).append("\n\n");
    page.append("**").append(code.title()).append("** (");
    page.append(code.severity().label()).append(")\n\n");
    page.append(escaped(explanation.why())).append('\n');
    explanation
        .examples()
        .ifPresent(
            examples -> {
              page.append("\nNot so:\n\n```yaml\n").append(examples.bad()).append("```\n");
              page.append("\nBut so:\n\n```yaml\n").append(examples.good()).append("```\n");
            });
  }

  /** {@code docs/reference/spec.md}. */
  static String spec() {
    StringBuilder page = new StringBuilder("# The spec\n\n");
    page.append(MADE.formatted("the tables of the language"));
    page.append(
        """
        One section for each kind of mapping. `<name>` stands for a name that you choose, `[]` for an item of a list. A key
        without a default is required. Any other key is an error, except keys that begin with `x-` where Compose allows them.

        Scalars are read as text first, so `time: 00:10:00` and `no` are what they look like. References to variables are
        replaced after that, in values only: `$V`, `${V}`, `${V:-default}`, `${V-default}`, `${V:?message}`, `${V?message}`,
        `${V:+replacement}`, `${V+replacement}`, nested as you like; `$$` is a dollar. Where text goes to a shell (`command` and
        `entrypoint` as a string, `script`, `setup`, `commands` of `prepare`) nothing is replaced.
        """);
    SpecReference.sections().forEach(section -> append(page, section));
    return page.toString();
  }

  /** {@code docs/reference/settings.md}. */
  static String settings() {
    StringBuilder page = new StringBuilder("# Project settings\n\n");
    page.append(MADE.formatted("the table of the settings"));
    page.append(
        """
        What a project says once for all its specs, in `hpc-compose.settings.yaml`. `hpc-compose setup` writes it, and
        [Share a cache](../how-to/share-a-cache.md) shows how to use it.

        Commands look for the file from the directory of the spec upwards (without a spec, from the working directory), and not
        above the home directory. The nearest file counts alone. It is read only where it can matter: a spec that names its
        `cache_dir` needs none. It is passed over, with a warning, where everybody may write to it, or where everybody may
        write to its directory and it belongs neither to you nor to root.

        It is read like a spec: strictly, with variables of the environment and of the `.env` beside it, `~` and paths that
        count from the file. `--env-file` says nothing about it.

        The cache directory of a job is, in this order:

        1. `x-slurm.cache_dir` of the spec;
        2. `cache_dir` of the profile: of the one named with `--profile`, or else in `COMPOSE_PROFILES`, or else of the default
           profile;
        3. `cache_dir` at the top level of the settings;
        4. `$HOME/.cache/hpc-compose`.

        `plan`, `inspect`, `config`, `preflight --verbose`, `cache list` and `cache prune` say who named it.

        `cache list`, `cache prune` and `doctor` with `--profile NAME` and without `-f` take the directory of that profile,
        whatever spec lies there, and refuse a name that the settings do not have. With a spec, a name switches on the services
        of that profile too; one that neither the spec nor the settings know is warned of where it was typed. Several names
        are fine as long as their settings agree. A default profile switches no service on.
        """);
    SpecReference.settings().forEach(section -> append(page, section));
    return page.toString();
  }

  private static void append(StringBuilder page, SpecReference.Section section) {
    page.append("\n## ");
    page.append(section.path().isEmpty() ? "The top level" : "`" + section.path() + "`");
    page.append("\n\n| key | value | default | |\n|---|---|---|---|\n");
    for (SpecReference.Key key : section.keys()) {
      page.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  key.name(),
                  escaped(key.shape()),
                  key.absent().map(ReferencePages::escaped).orElse("**required**"),
                  escaped(key.doc())));
    }
    if (!section.refused().isEmpty()) {
      page.append("\nRefused, because they would do something else than they say:\n\n");
      section
          .refused()
          .forEach(key -> page.append("* `%s`: %s\n".formatted(key.name(), escaped(key.hint()))));
    }
    if (!section.ignored().isEmpty()) {
      page.append("\nIgnored, with a note:\n\n");
      section
          .ignored()
          .forEach(key -> page.append("* `%s`: %s\n".formatted(key.name(), escaped(key.why()))));
    }
  }

  /** {@code docs/reference/compose-keys.md}. */
  static String composeKeys() {
    StringBuilder page = new StringBuilder("# Keys of Compose\n\n");
    page.append(MADE.formatted("the decision for each key of Compose's own schema"));
    page.append(
        """
        What becomes of each key of Compose's official schema. *taken*: it means what it means there. *mapped*: it is read in
        the terms of a job. *ignored*: it is accepted and does nothing, with one note for all of them. *refused*: it is an
        error that says what to do. Keys that only this tool has are in [the spec](spec.md).
        """);
    Map<String, List<ComposeKey>> sections =
        SpecReference.composeKeys().stream()
            .collect(
                Collectors.groupingBy(
                    ComposeKey::section, LinkedHashMap::new, Collectors.toList()));
    sections.forEach(
        (section, keys) -> {
          page.append("\n## ").append(section.isEmpty() ? "The top level" : "`" + section + "`");
          page.append("\n\n| key | | |\n|---|---|---|\n");
          for (ComposeKey key : keys) {
            page.append(
                "| `%s` | %s | %s |\n"
                    .formatted(key.name(), treatment(key.treatment()), escaped(key.text())));
          }
        });
    return page.toString();
  }

  private static String treatment(ComposeKey.Treatment treatment) {
    return switch (treatment) {
      case TAKE -> "taken";
      case MAP -> "mapped";
      case IGNORE -> "ignored";
      case REFUSE -> "refused";
    };
  }

  /** {@code docs/reference/checks.md}. */
  static String checks() {
    StringBuilder page = new StringBuilder("# Checks\n\n");
    page.append(MADE.formatted("CheckId"));
    page.append(
        """
        What `preflight` and `doctor` look at. A name keeps its meaning for good. Each finding is a *blocker* (the job cannot
        run), a *warning* (it may suffer) or *passed*; the first two say what they mean and what to do. All checks together take
        two seconds at most: one that has not answered then is a warning.

        `up` and `submit` look at all that costs next to nothing. Blockers stop them before any image is made; warnings never do.

        | check | passes when |
        |---|---|
        """);
    for (CheckId check : CheckId.values()) {
      page.append("| `%s` | %s |\n".formatted(check.word(), escaped(check.about())));
    }
    return page.toString();
  }

  /** {@code docs/reference/cli.md}, from the help of each command. */
  static String commands(Function<String, String> help, List<String> names) {
    StringBuilder page = new StringBuilder("# Commands\n\n");
    page.append(MADE.formatted("the help of each command"));
    page.append("[Exit codes](exit-codes.md) are the same for all of them.\n");
    for (String name : names) {
      page.append("\n## ").append(name).append("\n\n```\n").append(help.apply(name));
      page.append("```\n");
    }
    return page.toString();
  }

  private static String anchor(DiagnosticCode code) {
    return code.doc().substring(code.doc().indexOf('#') + 1);
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
