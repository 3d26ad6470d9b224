package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.VolumeSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Flag;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Table;
import dev.hpccompose.spec.internal.shape.Union;
import dev.hpccompose.spec.internal.shape.Union.Variant;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.shape.Values;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An item of {@code volumes}: the short text, or the long mapping with a {@code type}. */
record MountType() implements ValueType<MountEntry> {

  private static final Field<Located<Path>> SOURCE =
      Field.required("source", VolumeType.SOURCE, "Path on the host.");

  private static final Field<Located<String>> TARGET =
      Field.required("target", VolumeType.TARGET, "Absolute path in the container.");

  private static final Field<Boolean> READ_ONLY =
      Field.withDefault(
          "read_only", Flag.TRUE_OR_FALSE, false, "false", "Whether it may only be read.");

  private static final Field<Located<String>> TMPFS_TARGET =
      Field.required("target", VolumeType.TARGET, "Absolute path in the container.");

  private static final Union<MountEntry> LONG =
      new Union<>(
          "volume",
          "type",
          List.of(
              new Variant<>(
                  "bind",
                  new Fields("")
                      .with(SOURCE, TARGET, READ_ONLY)
                      .ignored("bind", "sources must exist, and mounts do not propagate")
                      .ignored("consistency", "it is a setting of Docker Desktop")
                      .shape(MountType::bind)
                      .withExtensions()),
              new Variant<>(
                  "tmpfs",
                  new Fields("")
                      .with(TMPFS_TARGET)
                      .ignored("tmpfs", "size and mode are those of the container runtime")
                      .ignored("read_only", "a temporary file system that nobody writes has no use")
                      .ignored("consistency", "it is a setting of Docker Desktop")
                      .<MountEntry>shape(values -> new MountEntry.Tmpfs(values.get(TMPFS_TARGET)))
                      .withExtensions())));

  private static final Map<String, String> REFUSED =
      Map.of(
          "volume", "use 'type: bind' with a directory of the host as 'source'",
          "image", "name the image in a service of its own, or copy its files to a directory",
          "npipe", "named pipes belong to Windows: remove it",
          "cluster", "use 'type: bind' with a directory of the shared file system");

  private static final ValueType<MountEntry> SHORT = VolumeType.TYPE.map(MountEntry.Bind::new);

  @Override
  public String shape() {
    return "host:container, or a mapping";
  }

  @Override
  public Map<String, Table> tables() {
    return LONG.tables();
  }

  @Override
  public Optional<MountEntry> read(YamlNode node, Reading in) {
    if (node instanceof YamlNode.Scalar) {
      return SHORT.read(node, in);
    }
    if (node instanceof YamlNode.Mapping mapping) {
      return refused(mapping, in) ? Optional.empty() : LONG.read(node, in);
    }
    in.wrongType(node, shape());
    return Optional.empty();
  }

  private static MountEntry bind(Values values) {
    VolumeSpec volume =
        new VolumeSpec(
            values.get(SOURCE).value(), values.get(TARGET).value(), values.get(READ_ONLY));
    return new MountEntry.Bind(new Located<>(volume, values.span()));
  }

  private static boolean refused(YamlNode.Mapping mapping, Reading in) {
    Optional<YamlNode.Scalar> type =
        mapping
            .entry("type")
            .map(YamlNode.Entry::value)
            .filter(YamlNode.Scalar.class::isInstance)
            .map(YamlNode.Scalar.class::cast)
            .filter(scalar -> REFUSED.containsKey(scalar.text()));
    type.ifPresent(
        scalar ->
            in.findings()
                .add(
                    DiagnosticCode.UNSUPPORTED_VALUE,
                    scalar.span(),
                    "a volume of 'type: " + scalar.text() + "' is not supported " + in.where(),
                    REFUSED.getOrDefault(scalar.text(), "")));
    return type.isPresent();
  }
}
