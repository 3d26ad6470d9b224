package dev.hpccompose.spec.internal.composition;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.SourceOrigin;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.SpecRequest;
import dev.hpccompose.spec.internal.composition.FileSet.Place;
import dev.hpccompose.spec.internal.language.SpecLanguage;
import dev.hpccompose.spec.internal.shape.Merging;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import dev.hpccompose.spec.internal.yaml.YamlReader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one tree of all files of a spec. In each file includes are resolved first, then extends;
 * after that the files are merged in their order.
 */
public final class Composer {

  private final FileSet files;
  private final Naming naming;
  private final EnvFiles envFiles;
  private final Includes includes;
  private final Extends bases;

  /** A composer for the files of one request. */
  public Composer(FileSet files, SpecRequest request) {
    this.files = files;
    this.naming = Naming.after(request.files().getFirst());
    this.envFiles = new EnvFiles(files, naming, request.environment());
    this.includes = new Includes(this, files, envFiles);
    this.bases = new Extends(files, naming);
  }

  /** The tree; empty when nothing of it can be used. */
  public Optional<YamlNode> compose(SpecRequest request) {
    Place place = new Place(naming.directory(), envFiles.variables(request.envFiles()));
    Optional<YamlNode> tree = Optional.empty();
    boolean complete = true;
    for (Path given : request.files()) {
      Optional<YamlNode> one =
          files
              .load(given.toAbsolutePath(), given.toString(), place, Optional.empty())
              .map(file -> whole(file, place, new LinkedHashSet<>()));
      complete &= one.isPresent();
      tree = over(tree, one);
    }
    if (!complete) {
      return Optional.empty();
    }
    return (files.marked() ? tree.map(Merging::settled) : tree).filter(this::isBounded);
  }

  /** Several files that another one includes, as one tree. */
  Optional<YamlNode> included(List<Located<Path>> paths, Place place, Set<Path> including) {
    Optional<YamlNode> tree = Optional.empty();
    for (Located<Path> path : paths) {
      SourceOrigin origin = new SourceOrigin(SourceOrigin.Relation.INCLUDED, path.span());
      if (including.contains(path.value())) {
        reportCircle(path);
        return Optional.empty();
      }
      Optional<YamlNode> one =
          files
              .load(path.value(), naming.of(path.value()), place, Optional.of(origin))
              .map(file -> whole(file, place, including));
      tree = over(tree, one);
    }
    return tree;
  }

  private YamlNode whole(LoadedFile file, Place place, Set<Path> including) {
    if (!(file.root() instanceof YamlNode.Mapping mapping)) {
      return file.root();
    }
    Set<Path> chain = new LinkedHashSet<>(including);
    chain.add(file.path());
    YamlNode.Mapping complete = includes.applied(mapping, place, chain);
    return bases.applied(new LoadedFile(file.path(), file.name(), complete), complete);
  }

  private static Optional<YamlNode> over(Optional<YamlNode> base, Optional<YamlNode> over) {
    if (base.isEmpty() || over.isEmpty()) {
      return over.or(() -> base);
    }
    return Optional.of(SpecLanguage.TOP.merged(base.get(), over.get()));
  }

  private void reportCircle(Located<Path> path) {
    files
        .findings()
        .add(
            DiagnosticCode.INCLUDE_CYCLE,
            path.span(),
            "the file '"
                + naming.of(path.value())
                + "' includes itself, directly or through others",
            "remove one of the includes");
  }

  /** Extending multiplies what files hold, as aliases do. */
  private boolean isBounded(YamlNode tree) {
    boolean bounded = tree.size() <= YamlReader.MAX_VALUES;
    if (!bounded) {
      files
          .findings()
          .add(
              DiagnosticCode.YAML_TOO_MANY_VALUES,
              SourceSpan.ofFile(tree.span().file()),
              "the spec holds more than " + YamlReader.MAX_VALUES + " values once all is merged",
              "extend smaller services");
    }
    return bounded;
  }
}
