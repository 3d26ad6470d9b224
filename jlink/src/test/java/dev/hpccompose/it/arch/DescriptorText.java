package dev.hpccompose.it.arch;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Opens;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A module descriptor as text: like {@code jar --describe-module}, sorted, without versions. */
final class DescriptorText {

  private DescriptorText() {}

  static String of(ModuleDescriptor module) {
    return Stream.of(
            Stream.of(module.name()),
            sorted(
                module.requires().stream()
                    .filter(r -> !r.name().equals("java.base"))
                    .map(DescriptorText::line)),
            sorted(module.exports().stream().map(DescriptorText::line)),
            sorted(module.opens().stream().map(DescriptorText::line)),
            sorted(module.uses().stream().map(service -> "uses " + service)),
            sorted(module.provides().stream().map(DescriptorText::line)))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Stream<String> sorted(Stream<String> lines) {
    return lines.sorted();
  }

  private static String line(Requires required) {
    Set<Requires.Modifier> modifiers = required.modifiers();
    return "requires "
        + (modifiers.contains(Requires.Modifier.STATIC) ? "static " : "")
        + (modifiers.contains(Requires.Modifier.TRANSITIVE) ? "transitive " : "")
        + required.name();
  }

  private static String line(Exports exported) {
    return "exports " + exported.source() + targets(exported.targets());
  }

  private static String line(Opens opened) {
    return "opens " + opened.source() + targets(opened.targets());
  }

  private static String line(Provides provided) {
    return "provides " + provided.service() + " with " + String.join(", ", provided.providers());
  }

  private static String targets(Collection<String> targets) {
    return targets.isEmpty() ? "" : " to " + String.join(", ", new TreeSet<>(targets));
  }
}
