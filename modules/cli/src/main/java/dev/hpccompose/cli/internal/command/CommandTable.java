package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import java.util.List;
import java.util.Optional;

/** All commands by name. Only the one that is invoked is created. */
public final class CommandTable {

  /** Commands that belong together, as the help shows them. */
  record Group(String title, List<Row> rows) {
    Group(String title, Row... rows) {
      this(title, List.of(rows));
    }
  }

  /** A command and what it is for. */
  record Row(String name, String about) {}

  static final List<Group> GROUPS =
      List.of(
          new Group(
              "Begin",
              new Row("init", "Write a first spec from an example"),
              new Row("setup", "Set where a project keeps its images")),
          new Group(
              "Look before you run",
              new Row("validate", "Check the spec"),
              new Row("plan", "Show what would run: order, sizes, commands"),
              new Row("inspect", "Show the plan in full, and where things will live"),
              new Row("config", "Print the spec with files merged and variables replaced"),
              new Row("render", "Print the batch script"),
              new Row("preflight", "Check whether the job can run from here")),
          new Group(
              "Run",
              new Row("lock", "Pin the tags of images to digests"),
              new Row("prepare", "Import and prepare the images"),
              new Row("up", "Submit the job and follow it until it ends"),
              new Row("submit", "Submit the job and return"),
              new Row("cancel", "End the job"),
              new Row("down", "End the job, wait for its end, and tidy up")),
          new Group(
              "Watch",
              new Row("status", "Show the state of the job"),
              new Row("ps", "List the services of the job"),
              new Row("watch", "Follow the job until it ends, like 'up'"),
              new Row("logs", "Print the logs of the services"),
              new Row("events", "Print the job's history"),
              new Row("jobs", "List the jobs below a directory"),
              new Row("checkpoints", "Show the attempts of the job and what they resume from"),
              new Row("artifacts", "Copy what the job collected to where it is wanted"),
              new Row("clean", "Remove the records of old jobs")),
          new Group(
              "More",
              new Row("cache", "List or remove cached images"),
              new Row("doctor", "Describe this site for a bug report"),
              new Row("explain", "Explain the code of a finding"),
              new Row("schema", "Print the JSON Schema of an output")));

  private CommandTable() {}

  /** The names of all commands. */
  public static List<String> names() {
    return GROUPS.stream().flatMap(group -> group.rows().stream()).map(Row::name).toList();
  }

  /** What a command is for. */
  static String about(String name) {
    return GROUPS.stream()
        .flatMap(group -> group.rows().stream())
        .filter(row -> row.name().equals(name))
        .map(Row::about)
        .findFirst()
        .orElseThrow();
  }

  /** A new command. */
  static Optional<CliCommand> create(String name, Console console) {
    // a switch and not a map of suppliers: it links nothing before it is needed
    return Optional.ofNullable(
        switch (name) {
          case "init" -> new InitCommand(console);
          case "setup" -> new SetupCommand(console);
          case "validate" -> new ValidateCommand(console);
          case "plan" -> new PlanCommand(console);
          case "inspect" -> new InspectCommand(console);
          case "config" -> new ConfigCommand(console);
          case "render" -> new RenderCommand(console);
          case "preflight" -> new PreflightCommand(console);
          case "doctor" -> new DoctorCommand(console);
          case "lock" -> new LockCommand(console);
          case "prepare" -> new PrepareCommand(console);
          case "up" -> new UpCommand(console);
          case "submit" -> new SubmitCommand(console);
          case "cancel" -> new CancelCommand(console);
          case "status" -> new StatusCommand(console);
          case "ps" -> new PsCommand(console);
          case "watch" -> new WatchCommand(console);
          case "logs" -> new LogsCommand(console);
          case "events" -> new EventsCommand(console);
          case "jobs" -> new JobsCommand(console);
          case "checkpoints" -> new CheckpointsCommand(console);
          case "artifacts" -> new ArtifactsCommand(console);
          case "clean" -> new CleanCommand(console);
          case "down" -> new DownCommand(console);
          case "explain" -> new ExplainCommand(console);
          case "cache" -> new CacheCommand(console);
          case "schema" -> new SchemaCommand(console);
          default -> null;
        });
  }
}
