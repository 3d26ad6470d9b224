package dev.hpccompose.spec.internal.composition;

import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.SourceOrigin;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.SourceText;
import dev.hpccompose.spec.internal.interpolation.Variables;
import dev.hpccompose.spec.internal.shape.FileScope;
import dev.hpccompose.spec.internal.shape.Findings;
import dev.hpccompose.spec.internal.source.SourceFile;
import dev.hpccompose.spec.internal.yaml.YamlDocument;
import dev.hpccompose.spec.internal.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All files of one spec: each is read once and keeps its text and its scope. */
public final class FileSet {

  /** Far above what anybody splits a spec into; includes of includes end here. */
  private static final int MAX_FILES = 200;

  private final Findings findings;
  private final List<SourceText> texts = new ArrayList<>();
  private final Map<String, FileScope> scopes = new LinkedHashMap<>();
  private final Map<Path, Optional<LoadedFile>> loaded = new HashMap<>();

  private boolean marked;

  /** A set without files. */
  public FileSet(Findings findings) {
    this.findings = findings;
  }

  /** The texts that were read, for quoting. */
  public List<SourceText> texts() {
    return texts;
  }

  /** What holds for the text of each file. */
  public Map<String, FileScope> scopes() {
    return scopes;
  }

  /** Whether an entry of any file says how it takes part in merging. */
  boolean marked() {
    return marked;
  }

  Findings findings() {
    return findings;
  }

  /**
   * Reads a file, or gives back what it held when it was read before.
   *
   * @param file absolute
   * @param name the file as diagnostics name it
   * @param place what holds for its text
   * @param origin which other file wants it
   */
  Optional<LoadedFile> load(Path file, String name, Place place, Optional<SourceOrigin> origin) {
    Path path = file.normalize();
    Optional<LoadedFile> before = loaded.get(path);
    if (before != null) {
      return before;
    }
    if (loaded.size() >= MAX_FILES) {
      origin.ifPresent(this::reportTooMany);
      return Optional.empty();
    }
    Optional<LoadedFile> found =
        source(path, name, origin).flatMap(source -> parse(path, name, source, place));
    loaded.put(path, found);
    return found;
  }

  /**
   * Where the text of a file stands.
   *
   * @param directory against which relative paths count, absolute
   * @param variables what references may name
   */
  record Place(Path directory, Variables variables) {}

  /** Takes a text for what a file holds, whatever it holds now. */
  Optional<LoadedFile> given(Path path, String name, String text, Place place) {
    texts.add(SourceText.of(name, text));
    return parse(path, name, text, place);
  }

  /** Reads a text that is no YAML, such as an env file. */
  Optional<SourceText> text(Path path, String name, Optional<SourceOrigin> origin) {
    return source(path, name, origin).map(text -> texts.getLast());
  }

  private Optional<String> source(Path path, String name, Optional<SourceOrigin> origin) {
    Optional<String> found =
        SourceFile.read(path, name)
            .orReport(problem -> findings.addAll(List.of(at(problem, origin))));
    found.ifPresent(text -> texts.add(SourceText.of(name, text, origin)));
    return found;
  }

  /** What is wrong with a whole file is shown where another file asks for it. */
  private static Diagnostic at(Diagnostic diagnostic, Optional<SourceOrigin> origin) {
    if (origin.isEmpty() || !diagnostic.span().isWholeFile()) {
      return diagnostic;
    }
    return new Diagnostic(
        diagnostic.code(),
        origin.get().span(),
        "'" + diagnostic.span().file() + "': " + diagnostic.message(),
        diagnostic.hint());
  }

  private Optional<LoadedFile> parse(Path path, String name, String text, Place place) {
    scopes.put(name, FileScope.of(texts.getLast(), place.directory(), place.variables()));
    YamlDocument document = YamlReader.read(name, text);
    findings.addAll(document.problems());
    marked |= document.marked();
    return document.root().map(root -> new LoadedFile(path, name, root));
  }

  private void reportTooMany(SourceOrigin origin) {
    SourceSpan span = origin.span();
    findings.add(
        DiagnosticCode.TOO_MANY_FILES,
        span,
        "the spec needs more than " + MAX_FILES + " files",
        "include and extend fewer files");
  }
}
