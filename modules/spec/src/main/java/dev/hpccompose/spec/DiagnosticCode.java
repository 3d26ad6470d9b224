package dev.hpccompose.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of finding. An identifier keeps its meaning for good: it is never given to another
 * kind. {@code E} is an error, {@code W} a warning, {@code N} a note, {@code I} something for those
 * who ask.
 */
public enum DiagnosticCode {
  FILE_MISSING("E0001", "the file does not exist"),
  FILE_UNREADABLE("E0002", "the file cannot be read"),
  FILE_TOO_LARGE("E0003", "the file is too large"),
  FILE_NOT_TEXT("E0004", "the file is not UTF-8 text"),
  FILE_EMPTY("E0005", "the file holds no spec"),
  YAML_SYNTAX("E0006", "the file is not valid YAML"),
  YAML_DUPLICATE_KEY("E0007", "a key is written twice"),
  YAML_TOO_DEEP("E0008", "the nesting is too deep"),
  YAML_TOO_MANY_VALUES("E0009", "aliases make the document too large"),
  YAML_ALIAS("E0010", "an alias points nowhere or into itself"),
  YAML_FEATURE("E0011", "a feature of YAML that a spec cannot use"),
  DOTENV_SYNTAX("E0012", "a line of .env is not KEY=VALUE"),
  FURTHER_FINDINGS("W0001", "there are more findings than are shown"),

  WRONG_TYPE("E0101", "a value has the wrong type"),
  UNKNOWN_KEY("E0102", "a key is unknown"),
  MISSING_KEY("E0103", "a required key is missing"),
  NO_VALUE("E0104", "a key has no value"),
  UNSUPPORTED_KEY("E0105", "a key of Compose that has no meaning in a job"),
  UNKNOWN_WORD("E0106", "a value is not one of the legal words"),
  OUT_OF_RANGE("E0107", "a number is out of range"),
  CONTROL_CHARACTER("E0108", "a value holds a control character"),
  EMPTY_VALUE("E0109", "a value is empty"),
  REPEATED_VALUE("E0110", "a value is written twice"),
  KEYS_EXCLUDE("E0111", "keys exclude each other"),
  UNSUPPORTED_VALUE("E0112", "a value of Compose that a job cannot honour"),
  IGNORED_KEYS("N0101", "keys of Compose that do nothing in a job"),
  MAPPED_KEY("N0102", "a key of Compose is read in the terms of a job"),
  VERSION_IGNORED("I0101", "the version of the Compose format does nothing"),
  LOOKALIKE_EXTENSION("W0101", "an ignored extension looks like a key with a meaning"),
  KEY_OVERRULED("W0102", "a key does nothing beside another one"),
  RAW_OPTION("W0103", "a raw option takes the place of what is checked"),

  UNSET_VARIABLE("E0201", "a variable is not set"),
  INTERPOLATION_SYNTAX("E0202", "a variable reference is malformed"),
  DEFAULTED_VARIABLE("E0203", "a variable is not set, and only a default saves it"),
  UNSET_IMAGE_VARIABLE("W0201", "a variable in an image is not set"),
  PASSED_VARIABLE_UNSET("N0201", "a variable that is passed on is not set"),

  BAD_WALLTIME("E0301", "a walltime is not in Slurm's grammar"),
  BAD_MEMORY("E0302", "a memory size is not in Slurm's grammar"),
  BAD_DURATION("E0303", "a duration is malformed"),
  BAD_IMAGE("E0304", "an image reference is malformed"),
  BUILD_CONTEXT("E0305", "an image looks like a build context"),
  BAD_VOLUME("E0306", "a volume is malformed"),
  RESERVED_TARGET("E0307", "a volume's target is reserved"),
  BAD_VARIABLE("E0308", "an environment entry is malformed"),
  BAD_PATTERN("E0309", "a log pattern is not a regular expression"),
  BAD_URL("E0310", "a URL is malformed"),
  BAD_PATH("E0311", "a path cannot be used"),
  BAD_WORD("E0312", "a value holds characters that are not legal there"),
  BAD_GRES("E0313", "generic resources are not in Slurm's grammar"),
  BAD_SIGNAL("E0314", "a signal is malformed"),
  BAD_DEPENDENCY("E0315", "a job dependency is not in Slurm's grammar"),
  BAD_PORT("E0316", "a port is malformed"),
  RESERVED_NAME("E0317", "a name is reserved"),
  BAD_ARTIFACT("E0318", "a path cannot be collected"),
  FOREIGN_PATTERN("W0301", "a log pattern uses another dialect"),

  NO_SERVICES("E0401", "there is no service"),
  UNKNOWN_SERVICE("E0402", "a service does not exist"),
  DEPENDENCY_CYCLE("E0403", "services depend on each other in a circle"),
  HEALTHY_WITHOUT_READINESS("E0404", "a dependency has no readiness probe"),
  DEPENDENCY_IGNORES_FAILURE("E0405", "a dependency's failure is ignored"),
  MIXED_FORMS("E0406", "command and entrypoint have different forms"),
  WORKING_DIR_ALONE("E0407", "working_dir without a command"),
  SEVERAL_MAINS("E0408", "more than one main service"),
  RESTARTS_WITHOUT_MODE("E0409", "restart settings without the restart mode"),
  SLEEP_AFTER_TIMEOUT("E0410", "a sleep is longer than its timeout"),
  UNKNOWN_RESOURCE("E0411", "a secret or a config does not exist"),
  BACKOFF_CAP("E0412", "a cap of a restart delay that means nothing"),
  PORT_CLASH("W0401", "two services listen on one port"),
  OPTIONAL_SERVICE_MISSING("W0402", "an optional dependency does not exist"),

  IMAGE_MISSING("E0501", "a service has no image"),
  HOST_WITHOUT_COMMAND("E0502", "a host process without a command"),
  HOST_VOLUME("E0503", "a volume that a host process cannot have"),
  IMAGE_OF_ANOTHER_BACKEND("E0504", "an image that the backend cannot run"),
  HOST_IGNORES_IMAGE("W0501", "an image is ignored"),

  INCLUDE_CYCLE("E0701", "files include each other"),
  EXTENDS_CYCLE("E0702", "services extend each other in a circle"),
  INCLUDE_CONFLICT("E0703", "an included file brings what is there already"),
  UNKNOWN_BASE("E0704", "a service to extend does not exist"),
  TOO_MANY_FILES("E0705", "the spec needs too many files"),
  PROFILE_OFF("E0706", "a service that is needed is not switched on"),
  INCLUDED_ALLOCATION("W0701", "the x-slurm of an included file is not used"),
  UNKNOWN_PROFILE("W0702", "an unknown profile"),

  SERVICE_NODES("E0601", "a service asks for a part of the nodes"),
  SEVERAL_DISTRIBUTED("E0602", "more than one service spans the allocation"),
  LOCAL_PROBE("E0603", "a probe of one node for a service on many"),
  NAME_TOO_LONG("E0604", "a name is too long for a file name"),
  STEP_IMPOSSIBLE("E0605", "a service asks for more than the job has"),
  UNMOUNTABLE("E0606", "a path that no container can get"),
  HOST_CONTAINER("E0607", "a setting of containers that a host process cannot have"),
  CACHE_ON_LOCAL_DISK("W0601", "the cache is not visible from other nodes"),
  STEP_TOO_LARGE("W0602", "a service asks for more than the allocation has"),
  STEPS_TOO_LARGE("W0603", "services ask together for more than the job has"),
  RESUME_ON_LOCAL_DISK("W0604", "the resume directory is not visible from other nodes");

  private final String id;
  private final String title;

  DiagnosticCode(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** The stable identifier, such as {@code E0102}. */
  public String id() {
    return id;
  }

  /** What all findings of this kind have in common. */
  public String title() {
    return title;
  }

  /** Where the manual explains it: a path in this repository with its anchor. */
  public String doc() {
    return "docs/reference/diagnostics.md#" + id.toLowerCase(Locale.ROOT);
  }

  /** The kind with an identifier, in whatever case. */
  public static Optional<DiagnosticCode> of(String id) {
    return Arrays.stream(values()).filter(code -> code.id.equalsIgnoreCase(id)).findFirst();
  }

  /** How bad a finding of this kind is. */
  public Severity severity() {
    return switch (id.charAt(0)) {
      case 'E' -> Severity.ERROR;
      case 'W' -> Severity.WARNING;
      case 'N' -> Severity.NOTE;
      default -> Severity.INFO;
    };
  }
}
