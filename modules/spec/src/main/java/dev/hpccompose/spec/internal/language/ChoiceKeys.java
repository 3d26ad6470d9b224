package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keys of Compose whose value decides: most do nothing here, some cannot be honoured. */
final class ChoiceKeys {

  /** The keys, in the order of the manual. */
  static final List<Field<?>> ALL =
      List.of(
          choice(
              "network_mode",
              value -> value.equals("none") || value.startsWith("container:"),
              "services share the network of their node; remove the line",
              "host, bridge and service: do nothing, since services share the network of their"
                  + " node."),
          choice(
              "pid",
              value -> value.startsWith("container:"),
              "services of a job see each other's processes on one node; remove the line",
              "host and service: do nothing, since processes are those of the node."),
          choice(
              "ipc",
              value -> value.startsWith("container:"),
              "services share the memory of their node; remove the line",
              "Any other value than container: does nothing, since services share the node's"
                  + " memory."),
          choice(
              "privileged",
              value -> value.equalsIgnoreCase("true"),
              "a job has the rights of who submits it; remove the line",
              "false does nothing; true is refused, since a job has the rights of who submits it."),
          choice(
              "use_api_socket",
              value -> value.equalsIgnoreCase("true"),
              "there is no Docker daemon on a compute node; remove the line",
              "false does nothing; true is refused, since there is no Docker daemon."));

  private ChoiceKeys() {}

  private static Field<?> choice(String key, Predicate<String> refused, String wayOut, String doc) {
    return Field.optional(
        key,
        Text.LINE.then(
            "a string",
            (text, in) -> {
              if (refused.test(text.value())) {
                refuse(text, wayOut, in);
              } else {
                in.findings().ignored(in.subject(), in.place());
              }
              return Optional.of(text);
            }),
        doc);
  }

  private static void refuse(Located<String> text, String wayOut, Reading in) {
    in.findings()
        .add(
            DiagnosticCode.UNSUPPORTED_VALUE,
            text.span(),
            "'" + in.subject().value() + ": " + text.value() + "' is not supported " + in.where(),
            wayOut);
  }
}
