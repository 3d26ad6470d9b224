package dev.hpccompose.it.slurm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code Key=value Key=value with blanks}, the form of {@code scontrol --oneliner}. */
final class ScontrolFields {

  private static final Pattern FIELD =
      Pattern.compile("(\\S+?)=(.*?)(?=\\s+[A-Z][A-Za-z/:]*=|\\s*$)", Pattern.DOTALL);

  private ScontrolFields() {}

  static Map<String, String> parse(String line) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher field = FIELD.matcher(line);
    while (field.find()) {
      fields.put(field.group(1), field.group(2));
    }
    return fields;
  }
}
