package dev.hpccompose.spec.internal.composition;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.SourceOrigin;
import dev.hpccompose.spec.internal.composition.FileSet.Place;
import dev.hpccompose.spec.internal.language.IncludeType.Include;
import dev.hpccompose.spec.internal.language.SpecLanguage;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import dev.hpccompose.spec.internal.yaml.YamlNode.Entry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code include}: what other files define becomes a part of a file, and nothing may be defined
 * twice.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/14-include.md">Include</a>
 */
record Includes(Composer composer, FileSet files, EnvFiles envFiles) {

  private static final String KEY = "include";

  /** What an included file contributes; the rest of it belongs to the file alone. */
  private static final List<String> SHARED = List.of("services", "secrets", "configs");

  /** A file's mapping with all that it includes. */
  YamlNode.Mapping applied(YamlNode.Mapping mapping, Place place, Set<Path> including) {
    Optional<Entry> entry = mapping.entry(KEY);
    if (entry.isEmpty()) {
      return mapping;
    }
    Entry found = entry.get();
    Reading in =
        Reading.of(files.findings(), mapping.span().file(), files.scopes())
            .at(new Located<>(KEY, found.key().span()));
    YamlNode.Mapping all = mapping.without(KEY);
    for (Include include : SpecLanguage.INCLUDES.read(found.value(), in).orElse(List.of())) {
      Optional<YamlNode> included =
          composer.included(include.paths(), inner(include, place), including);
      if (included.isPresent() && included.get() instanceof YamlNode.Mapping other) {
        all = with(all, other, include.paths().getFirst());
      }
    }
    return all;
  }

  private Place inner(Include include, Place outer) {
    Path directory =
        include
            .projectDirectory()
            .map(Located::value)
            .orElseGet(() -> parent(include.paths().getFirst().value()));
    Map<Path, SourceOrigin> named = new LinkedHashMap<>();
    include
        .envFiles()
        .forEach(
            file ->
                named.put(
                    file.value(), new SourceOrigin(SourceOrigin.Relation.INCLUDED, file.span())));
    return new Place(directory, envFiles.within(outer.variables(), directory, named));
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private YamlNode.Mapping with(
      YamlNode.Mapping mapping, YamlNode.Mapping included, Located<Path> path) {
    included.entry("x-slurm").ifPresent(this::warnOfAllocation);
    Map<String, Entry> entries = new LinkedHashMap<>();
    mapping.entries().forEach(entry -> entries.put(entry.key().text(), entry));
    for (String kind : SHARED) {
      included
          .entry(kind)
          .ifPresent(more -> entries.merge(kind, more, (own, its) -> joined(own, its, path)));
    }
    return YamlNode.Mapping.of(entries.values(), mapping.span());
  }

  private Entry joined(Entry own, Entry its, Located<Path> path) {
    if (!(own.value() instanceof YamlNode.Mapping ours)
        || !(its.value() instanceof YamlNode.Mapping theirs)) {
      return own;
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    // what is included stands first, as if it had been written above
    theirs.entries().forEach(entry -> entries.put(entry.key().text(), entry));
    for (Entry entry : ours.entries()) {
      if (entries.put(entry.key().text(), entry) != null) {
        reportConflict(entry, own.key().text(), path);
      }
    }
    return new Entry(own.key(), YamlNode.Mapping.of(entries.values(), ours.span()));
  }

  private void reportConflict(Entry entry, String kind, Located<Path> path) {
    String noun = kind.substring(0, kind.length() - 1);
    files
        .findings()
        .add(
            DiagnosticCode.INCLUDE_CONFLICT,
            entry.key().span(),
            noun
                + " '"
                + entry.key().text()
                + "' is defined here and in '"
                + path.value().getFileName()
                + "', which is included in line "
                + path.span().line(),
            "rename one of them, or change the included one with 'extends' or a further -f file");
  }

  private void warnOfAllocation(Entry entry) {
    files
        .findings()
        .add(
            DiagnosticCode.INCLUDED_ALLOCATION,
            entry.key().span(),
            "the top-level 'x-slurm' of an included file is not used",
            "one job has one allocation: ask for it in the file that includes this one");
  }
}
