package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.Optional;

/** Keys of the top level that Compose has and a job does not. */
final class TopLevelTypes {

  /** {@code version}: any value, which does nothing (S-129, D-5). */
  static final ValueType<String> VERSION =
      Text.LITERAL.then(
          "a string",
          (text, in) -> {
            in.findings()
                .add(
                    DiagnosticCode.VERSION_IGNORED,
                    in.subject().span(),
                    "'version' does nothing",
                    "remove the line");
            return Optional.of(text.value());
          });

  private TopLevelTypes() {}

  /** {@code volumes}: an empty mapping is harmless, a named volume is not (S-224). */
  record NamedVolumes() implements ValueType<Boolean> {

    @Override
    public String shape() {
      return "an empty mapping";
    }

    @Override
    public Optional<Boolean> read(YamlNode node, Reading in) {
      if (!(node instanceof YamlNode.Mapping mapping)) {
        in.wrongType(node, shape());
        return Optional.empty();
      }
      mapping.entries().stream()
          .map(YamlNode.Entry::key)
          .filter(key -> !key.text().startsWith("x-"))
          .forEach(key -> refuse(key, in));
      return Optional.of(true);
    }

    private static void refuse(YamlNode.Scalar key, Reading in) {
      in.findings()
          .add(
              DiagnosticCode.UNSUPPORTED_VALUE,
              key.span(),
              "the named volume '" + key.text() + "' is not supported",
              "use a directory of the host in the services' 'volumes', such as ./"
                  + key.text()
                  + ":/path");
    }
  }
}
