package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.ContainerSpec;
import dev.hpccompose.spec.ContainerSpec.Ulimit;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Flag;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Merging;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The keys of a service that shape its container. */
final class ContainerFields {

  private static final List<String> ROOT = List.of("root", "0", "0:0", "root:root", "root:0");

  private static final ValueType<Located<String>> TMPFS_PATH =
      Text.LINE.then("an absolute path", ContainerFields::tmpfs);

  private static final Field<Boolean> READ_ONLY =
      Field.withDefault(
          "read_only",
          Flag.TRUE_OR_FALSE,
          false,
          "false",
          "Whether the file system of the container may only be read.");

  private static final Field<Optional<Located<String>>> USER =
      Field.optional(
          "user",
          Text.LINE.then("root or 0", ContainerFields::user),
          "root makes the service root in its container; otherwise it is who submits the job.");

  private static final Field<List<Located<String>>> TMPFS =
      Field.list(
          "tmpfs",
          Forms.<List<Located<String>>>of("a path, or a list of paths")
              .scalar(TMPFS_PATH.map(List::of))
              .list(new ListOf<>("paths", TMPFS_PATH))
              .mergedBy(Merging::listed),
          "Paths of temporary file systems in the container.");

  private static final Field<List<Ulimit>> ULIMITS =
      Field.list("ulimits", UlimitType.TYPE, "Limits of its processes; -1 for none.");

  private static final Field<OptionalLong> LOGGING =
      Field.mapping("logging", LoggingTable.SHAPE, "How much of its log is kept.");

  /** In the order of the manual. */
  static final List<Field<?>> ALL = List.of(READ_ONLY, USER, TMPFS, ULIMITS, LOGGING);

  static ContainerSpec container(Values values, List<MountEntry> mounts) {
    List<Located<String>> paths = new ArrayList<>(values.get(TMPFS));
    for (MountEntry mount : mounts) {
      if (mount instanceof MountEntry.Tmpfs(Located<String> target)) {
        paths.add(target);
      }
    }
    return new ContainerSpec(
        values.get(READ_ONLY),
        values.get(USER).isPresent(),
        paths,
        values.get(ULIMITS),
        values.get(LOGGING));
  }

  private static Optional<Located<String>> user(Located<String> text, Reading in) {
    if (ROOT.contains(text.value())) {
      return Optional.of(text);
    }
    in.findings()
        .add(
            DiagnosticCode.UNSUPPORTED_VALUE,
            text.span(),
            "'user: " + text.value() + "' is not supported " + in.where(),
            "a job runs as who submits it: remove the line, or write 'user: root' for root in the"
                + " container");
    return Optional.empty();
  }

  /** Docker's options after a colon are not kept. */
  private static Optional<Located<String>> tmpfs(Located<String> text, Reading in) {
    int colon = text.value().indexOf(':');
    Located<String> path = text.map(t -> colon < 0 ? t : t.substring(0, colon));
    Optional<Located<String>> target = VolumeType.checkTarget(path, in);
    if (colon >= 0 && target.isPresent()) {
      in.findings()
          .add(
              DiagnosticCode.MAPPED_KEY,
              text.span(),
              "the options '" + text.value().substring(colon + 1) + "' of 'tmpfs' do nothing",
              "size and mode are those of the container runtime: write the path alone");
    }
    return target;
  }
}
