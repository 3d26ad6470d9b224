package dev.hpccompose.spec.internal.composition;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.SourceOrigin;
import dev.hpccompose.spec.internal.language.ExtendsType.Base;
import dev.hpccompose.spec.internal.language.SpecLanguage;
import dev.hpccompose.spec.internal.shape.FileScope;
import dev.hpccompose.spec.internal.shape.NearestWord;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import dev.hpccompose.spec.internal.yaml.YamlNode.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code extends}: a service starts from another one, of the same file or of another.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md#extends">the
 *     rules of Compose</a>
 */
final class Extends {

  private static final String SERVICES = "services";
  private static final String KEY = "extends";

  /** Longer chains are nobody's; each link costs a call. */
  private static final int MAX_CHAIN = 100;

  private final FileSet files;
  private final Naming naming;
  private final Map<Link, Optional<YamlNode>> resolved = new HashMap<>();

  /** A service of a file. */
  private record Link(Path file, String service) {}

  Extends(FileSet files, Naming naming) {
    this.files = files;
    this.naming = naming;
  }

  /** A file's mapping in which no service extends another one any more. */
  YamlNode.Mapping applied(LoadedFile file, YamlNode.Mapping mapping) {
    List<Entry> services = services(mapping);
    if (services.stream().noneMatch(service -> base(service).isPresent())) {
      return mapping;
    }
    List<Entry> complete = new ArrayList<>();
    for (Entry service : services) {
      YamlNode node =
          complete(file, service, new LinkedHashSet<>()).orElseGet(() -> own(service.value()));
      complete.add(new Entry(service.key(), node, service.mark()));
    }
    return YamlNode.Mapping.of(
        mapping.entries().stream()
            .map(entry -> entry.key().text().equals(SERVICES) ? with(entry, complete) : entry)
            .toList(),
        mapping.span());
  }

  private static List<Entry> services(YamlNode root) {
    return mapping(root)
        .flatMap(top -> top.entry(SERVICES))
        .flatMap(services -> mapping(services.value()))
        .map(YamlNode.Mapping::entries)
        .orElse(List.of());
  }

  private static Optional<YamlNode.Mapping> mapping(YamlNode node) {
    return node instanceof YamlNode.Mapping mapping ? Optional.of(mapping) : Optional.empty();
  }

  private static Entry with(Entry services, List<Entry> complete) {
    return new Entry(
        services.key(), YamlNode.Mapping.of(complete, services.value().span()), services.mark());
  }

  private static Optional<Entry> base(Entry service) {
    return mapping(service.value()).flatMap(mapping -> mapping.entry(KEY));
  }

  private static YamlNode own(YamlNode service) {
    return service instanceof YamlNode.Mapping mapping ? mapping.without(KEY) : service;
  }

  /** A service with all that it starts from; empty when that cannot be found. */
  private Optional<YamlNode> complete(LoadedFile file, Entry service, Set<Link> chain) {
    Optional<Entry> says = base(service);
    if (says.isEmpty()) {
      return Optional.of(service.value());
    }
    Link link = new Link(file.path(), service.key().text());
    Optional<YamlNode> known = resolved.get(link);
    if (known != null) {
      return known;
    }
    Optional<YamlNode> complete = Optional.empty();
    if (!chain.add(link) || chain.size() > MAX_CHAIN) {
      reportCircle(says.get(), chain);
    } else {
      complete =
          read(service, says.get())
              .flatMap(base -> find(file, base, chain))
              .map(below -> SpecLanguage.SERVICE.merged(below, own(service.value())));
    }
    resolved.put(link, complete);
    return complete;
  }

  private Optional<Base> read(Entry service, Entry says) {
    Reading in =
        Reading.of(files.findings(), says.key().span().file(), files.scopes())
            .inside("service '" + service.key().text() + "'")
            .at(new Located<>(KEY, says.key().span()));
    return SpecLanguage.EXTENDS.read(says.value(), in);
  }

  private Optional<YamlNode> find(LoadedFile from, Base base, Set<Link> chain) {
    return base.file()
        .map(path -> load(from, path))
        .orElse(Optional.of(from))
        .flatMap(
            file -> service(file, base.service()).flatMap(found -> complete(file, found, chain)));
  }

  private Optional<LoadedFile> load(LoadedFile from, Located<Path> path) {
    FileScope scope = files.scopes().get(from.name());
    Path directory = path.value().getParent();
    if (scope == null || directory == null) {
      return Optional.empty();
    }
    return files.load(
        path.value(),
        naming.of(path.value()),
        new FileSet.Place(directory, scope.variables()),
        Optional.of(new SourceOrigin(SourceOrigin.Relation.EXTENDED, path.span())));
  }

  private Optional<Entry> service(LoadedFile file, Located<String> name) {
    List<Entry> services = services(file.root());
    Optional<Entry> found =
        services.stream().filter(entry -> entry.key().text().equals(name.value())).findFirst();
    if (found.isEmpty()) {
      reportUnknown(file, name, services.stream().map(entry -> entry.key().text()).toList());
    }
    return found;
  }

  private void reportUnknown(LoadedFile file, Located<String> name, List<String> names) {
    files
        .findings()
        .add(
            DiagnosticCode.UNKNOWN_BASE,
            name.span(),
            "there is no service '" + name.value() + "' in '" + file.name() + "' to extend",
            NearestWord.to(name.value(), names)
                .map(NearestWord::question)
                .orElse(names.isEmpty() ? "it has no services" : "name one of its services"));
  }

  private void reportCircle(Entry says, Set<Link> chain) {
    files
        .findings()
        .add(
            DiagnosticCode.EXTENDS_CYCLE,
            says.key().span(),
            chain.size() > MAX_CHAIN
                ? "services extend each other in a chain of more than " + MAX_CHAIN
                : "services extend each other in a circle: "
                    + String.join(", ", chain.stream().map(Link::service).toList()),
            "remove one of these 'extends'");
  }
}
