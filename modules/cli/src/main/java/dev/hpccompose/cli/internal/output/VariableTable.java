package dev.hpccompose.cli.internal.output;

import dev.hpccompose.spec.Redaction;
import dev.hpccompose.spec.VariableUse;
import java.util.List;

/** The variables that a spec refers to, for people. */
public final class VariableTable {

  private VariableTable() {}

  /** The text of {@code config --variables}: one line for each reference. */
  public static String of(List<VariableUse> uses, Redaction redaction) {
    Table table = new Table("VARIABLE", "VALUE", "FROM", "USED AT");
    for (VariableUse use : uses) {
      table.row(
          use.name(),
          oneLine(redaction.value(use.name(), use.value().reveal())),
          use.how().word(),
          use.span().place());
    }
    return table.toString();
  }

  private static String oneLine(String value) {
    int end = value.indexOf('\n');
    return end < 0 ? value : value.substring(0, end) + " …";
  }
}
