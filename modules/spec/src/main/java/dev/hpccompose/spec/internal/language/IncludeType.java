package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Table;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One entry of {@code include}: the path of a file, or a mapping. */
public record IncludeType() implements ValueType<IncludeType.Include> {

  /**
   * Files whose services become services of this spec.
   *
   * @param paths the files, each merged over the ones before it; never empty
   * @param projectDirectory against which their relative paths count; the first file's own
   *     directory when the spec is silent
   * @param envFiles files with their variables; {@code .env} of that directory when there is none
   */
  public record Include(
      List<Located<Path>> paths,
      Optional<Located<Path>> projectDirectory,
      List<Located<Path>> envFiles) {
    public Include {
      paths = List.copyOf(paths);
      envFiles = List.copyOf(envFiles);
    }
  }

  private static final ValueType<List<Located<Path>>> PATHS =
      Forms.<List<Located<Path>>>of("a path, or a list of paths")
          .scalar(HostPath.TYPE.map(List::of))
          .list(new ListOf<>("paths", HostPath.TYPE));

  private static final Field<List<Located<Path>>> PATH =
      Field.required("path", PATHS, "The file, or several that are merged in their order.");

  private static final Field<Optional<Located<Path>>> PROJECT_DIRECTORY =
      Field.optional(
          "project_directory",
          HostPath.TYPE,
          "Where relative paths in it count from; its own directory when omitted.");

  private static final Field<List<Located<Path>>> ENV_FILE =
      Field.list("env_file", PATHS, "Files with variables in the place of its .env.");

  private static final Shape<Include> SHAPE =
      new Fields("include")
          .with(PATH, PROJECT_DIRECTORY, ENV_FILE)
          .shape(
              values ->
                  new Include(
                      values.get(PATH), values.get(PROJECT_DIRECTORY), values.get(ENV_FILE)));

  @Override
  public String shape() {
    return "a path or a mapping";
  }

  @Override
  public Map<String, Table> tables() {
    return SHAPE.tables();
  }

  @Override
  public Optional<Include> read(YamlNode node, Reading in) {
    return node instanceof YamlNode.Mapping
        ? SHAPE.read(node, in)
        : HostPath.TYPE
            .read(node, in)
            .map(path -> new Include(List.of(path), Optional.empty(), List.of()));
  }
}
