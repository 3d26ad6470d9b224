package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Style;

/** The help of the program as a whole. */
final class RootHelp {

  private RootHelp() {}

  static String text(Style style) {
    StringBuilder text = new StringBuilder();
    text.append("hpc-compose runs one Compose-like file as one Slurm job.\n\n");
    text.append(style.strong("Usage:")).append(" hpc-compose COMMAND [OPTIONS]\n");
    for (CommandTable.Group group : CommandTable.GROUPS) {
      text.append('\n').append(style.strong(group.title() + ":")).append('\n');
      group.rows().forEach(row -> row(text, row.name(), row.about()));
    }
    text.append('\n').append(style.strong("Options of most commands:")).append('\n');
    row(text, "-f, --file FILE", "The spec (default: compose.yaml); more files merge over it");
    row(text, "--format text|json", "For people or for programs; --json is short for the latter");
    row(text, "--local", "Run on this machine, without Slurm and containers");
    row(text, "-h, --help", "Show the help of a command");
    row(text, "-V, --version", "Show the version");
    text.append("\nStart with 'hpc-compose up --local' in a directory with a compose.yaml.\n");
    return text.toString();
  }

  private static void row(StringBuilder text, String name, String about) {
    text.append("  ").append(name);
    text.repeat(' ', Math.max(1, 20 - name.length())).append(about).append('\n');
  }
}
