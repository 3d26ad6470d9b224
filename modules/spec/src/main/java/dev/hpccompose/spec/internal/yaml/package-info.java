/** YAML text to a tree of nodes that know their place, within fixed limits. */
@NullMarked
package dev.hpccompose.spec.internal.yaml;

import org.jspecify.annotations.NullMarked;
