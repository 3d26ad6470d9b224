package dev.hpccompose.spec.internal.composition;

import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.nio.file.Path;

/**
 * One YAML file that was read.
 *
 * @param path absolute
 * @param name the file as diagnostics name it
 * @param root what it holds
 */
record LoadedFile(Path path, String name, YamlNode root) {}
