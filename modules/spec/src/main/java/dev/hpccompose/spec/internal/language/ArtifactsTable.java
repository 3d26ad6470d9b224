package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.ArtifactsSpec;
import dev.hpccompose.spec.ArtifactsSpec.Bundle;
import dev.hpccompose.spec.ArtifactsSpec.Collect;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.NamedEntries;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.shape.Values;
import dev.hpccompose.spec.internal.shape.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mapping {@code x-slurm.artifacts}: S-163 to S-172. */
final class ArtifactsTable {

  private static final ValueType<List<Located<String>>> PATHS =
      Lists.filled(new ListOf<>("paths", ArtifactPath.TYPE));

  private static final Field<List<Located<String>>> BUNDLE_PATHS =
      Field.required("paths", PATHS, "What is collected; patterns with *, ? and ** work.");

  private static final Shape<Bundle> BUNDLE_SHAPE =
      new Fields("bundle").with(BUNDLE_PATHS).checked(ArtifactsTable::bundle).named();

  private static final Field<Optional<Located<Collect>>> COLLECT =
      Field.optional(
          "collect",
          new Words<>(List.of(Collect.values()), Collect::word),
          "After which outcome files are collected; always when omitted.");

  private static final Field<Located<String>> EXPORT_DIR =
      Field.required(
          "export_dir",
          new ExportDirType(),
          "Where exported files go, from the directory of the spec; ${SLURM_JOB_ID} is the job.");

  private static final Field<List<Located<String>>> TOP_PATHS =
      Field.list("paths", PATHS, "The bundle 'default': absolute patterns below /hpc-compose/job.");

  private static final Field<List<Bundle>> BUNDLES =
      Field.list("bundles", new NamedEntries<>("bundle", BUNDLE_SHAPE), "Further bundles by name.");

  static final Shape<ArtifactsSpec> SHAPE =
      new Fields("artifacts")
          .with(COLLECT, EXPORT_DIR, TOP_PATHS, BUNDLES)
          .checked(ArtifactsTable::artifacts);

  private ArtifactsTable() {}

  private static Optional<Bundle> bundle(Values values) {
    String name = values.name().value();
    if (name.equals(ArtifactsSpec.DEFAULT_BUNDLE)) {
      values.report(
          values.name().span(),
          DiagnosticCode.RESERVED_NAME,
          "the bundle name 'default' is reserved",
          "move its paths to 'paths' of 'artifacts', or choose another name");
      return Optional.empty();
    }
    if (!SafeName.isWord(name)) {
      values.report(
          values.name().span(),
          DiagnosticCode.BAD_WORD,
          "'" + name + "' cannot be the name of a bundle",
          "use letters, digits, '_' and '-'");
      return Optional.empty();
    }
    return Optional.of(new Bundle(name, values.get(BUNDLE_PATHS)));
  }

  private static Optional<ArtifactsSpec> artifacts(Values values) {
    List<Bundle> bundles = new ArrayList<>();
    if (!values.get(TOP_PATHS).isEmpty()) {
      bundles.add(new Bundle(ArtifactsSpec.DEFAULT_BUNDLE, values.get(TOP_PATHS)));
    }
    bundles.addAll(values.get(BUNDLES));
    // what was written and is wrong was reported where it stands
    boolean nothing = !values.has(TOP_PATHS.key()) && !values.hasFilled(BUNDLES.key());
    if (nothing) {
      values.report(
          COLLECT.key(),
          DiagnosticCode.MISSING_KEY,
          "no path to collect is named",
          "give 'paths', or 'bundles' with 'paths'");
    }
    return bundles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ArtifactsSpec(
                values.get(COLLECT).map(Located::value).orElse(Collect.ALWAYS),
                values.get(EXPORT_DIR),
                bundles));
  }
}
