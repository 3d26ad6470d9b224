package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.ImageReference;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.interpolation.Expansion;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An image. A variable that is not set is nothing here, with a warning: S-211. */
record ImageType() implements ValueType<Located<ImageReference>> {

  @Override
  public String shape() {
    return "an image reference, or the path of a .sqsh or .sif file";
  }

  @Override
  public Optional<Located<ImageReference>> read(YamlNode node, Reading in) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      in.wrongType(node, shape());
      return Optional.empty();
    }
    List<String> unset = new ArrayList<>();
    return expanded(scalar, in, unset).flatMap(text -> image(text, scalar, in, unset));
  }

  private static Optional<String> expanded(YamlNode.Scalar scalar, Reading in, List<String> unset) {
    Expansion expansion = in.expand(scalar);
    boolean usable = true;
    for (Expansion.Problem problem : expansion.problems()) {
      if (problem.cause() instanceof Expansion.Cause.Unset(String name)) {
        unset.add(name);
        warn(name, problem, scalar, in);
      } else {
        usable = false;
        Text.report(problem, scalar, in);
      }
    }
    return usable ? Optional.of(expansion.text()) : Optional.empty();
  }

  private static void warn(
      String name, Expansion.Problem problem, YamlNode.Scalar scalar, Reading in) {
    in.findings()
        .add(
            DiagnosticCode.UNSET_IMAGE_VARIABLE,
            in.part(scalar, problem.offset(), problem.length()),
            "the variable '" + name + "' is not set and counts as empty in an image",
            "set it, or give a default with ${" + name + ":-value}");
  }

  private static Optional<Located<ImageReference>> image(
      String text, YamlNode.Scalar scalar, Reading in, List<String> unset) {
    ImageText.Result result = ImageText.parse(text);
    if (result instanceof ImageText.Bad(DiagnosticCode code, String message, String hint)) {
      in.findings()
          .add(
              code,
              scalar.span(),
              message,
              unset.isEmpty()
                  ? hint
                  : "set the variable '" + String.join("', '", unset) + "', which is empty");
    }
    return result.image().flatMap(reference -> located(reference, scalar, in));
  }

  private static Optional<Located<ImageReference>> located(
      ImageReference reference, YamlNode.Scalar scalar, Reading in) {
    if (reference instanceof ImageReference.LocalFile(Path file)) {
      return resolved(file, scalar, in).map(path -> path.map(ImageReference.LocalFile::new));
    }
    if (reference instanceof ImageReference.Layout(Path directory, Optional<String> name)) {
      return resolved(directory, scalar, in)
          .map(path -> path.map(place -> new ImageReference.Layout(place, name)));
    }
    return Optional.of(new Located<>(reference, scalar.span()));
  }

  private static Optional<Located<Path>> resolved(Path path, YamlNode.Scalar scalar, Reading in) {
    return HostPath.resolve(new Located<>(path.toString(), scalar.span()), in);
  }
}
