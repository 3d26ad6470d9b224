package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.interpolation.Expansion;
import dev.hpccompose.spec.internal.interpolation.Interpolator;
import dev.hpccompose.spec.internal.interpolation.Variables;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.SingleLine;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A directory for exports, in which {@code ${SLURM_JOB_ID}} stays as it is: S-165, S-166. */
record ExportDirType() implements ValueType<Located<String>> {

  private static final String JOB_ID = "SLURM_JOB_ID";

  @Override
  public String shape() {
    return "a path";
  }

  @Override
  public Optional<Located<String>> read(YamlNode node, Reading in) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      in.wrongType(node, shape());
      return Optional.empty();
    }
    Expansion expansion = new Interpolator(withJobId(scalar, in)).expand(scalar.text());
    expansion.problems().forEach(problem -> Text.report(problem, scalar, in));
    return expansion.problems().isEmpty()
        ? SingleLine.requireFilled(new Located<>(expansion.text(), scalar.span()), in)
        : Optional.empty();
  }

  /** The job has its id only when it runs: the reference stands for itself. */
  private static Variables withJobId(YamlNode.Scalar scalar, Reading in) {
    Variables variables = in.scope(scalar.span()).variables();
    Map<String, String> process = new HashMap<>(variables.process());
    process.put(JOB_ID, "${" + JOB_ID + "}");
    return new Variables(process, variables.dotEnv());
  }
}
