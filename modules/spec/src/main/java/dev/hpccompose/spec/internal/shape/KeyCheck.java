package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the keys of a mapping that its shape does not know. */
record KeyCheck(Shape<?> shape, Reading in, List<String> keysOfOthers) {

  void check(YamlNode.Mapping mapping) {
    for (YamlNode.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      if (!shape.table().byKey().containsKey(key) && !keysOfOthers.contains(key)) {
        report(entry.key());
      }
    }
  }

  private void report(YamlNode.Scalar key) {
    String hint = shape.table().refused().get(key.text());
    if (hint != null) {
      in.findings()
          .add(
              DiagnosticCode.UNSUPPORTED_KEY,
              key.span(),
              "'" + key.text() + "' is not supported " + in.where(),
              hint);
    } else if (shape.table().ignored().containsKey(key.text())) {
      in.findings().ignored(new Located<>(key.text(), key.span()), in.place());
    } else {
      unknown(key);
    }
  }

  private void unknown(YamlNode.Scalar key) {
    Optional<String> near = NearestWord.to(key.text(), legalKeys().toList());
    if (shape.traits().extensions() && key.text().startsWith("x-")) {
      near.filter(word -> word.startsWith("x-")).ifPresent(word -> lookalike(key, word));
      return;
    }
    in.findings()
        .add(
            DiagnosticCode.UNKNOWN_KEY,
            key.span(),
            "unknown key '" + key.text() + "' " + in.where(),
            near.map(NearestWord::question)
                .orElseGet(() -> "legal here: " + String.join(", ", legalKeys().toList())));
  }

  private void lookalike(YamlNode.Scalar key, String word) {
    in.findings()
        .add(
            DiagnosticCode.LOOKALIKE_EXTENSION,
            key.span(),
            "the extension '" + key.text() + "' is ignored",
            NearestWord.question(word));
  }

  private Stream<String> legalKeys() {
    return Stream.concat(keysOfOthers.stream(), shape.table().byKey().keySet().stream());
  }
}
