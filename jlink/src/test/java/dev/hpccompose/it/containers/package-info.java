/** A site with a registry and container tools, for tests. */
@NullMarked
package dev.hpccompose.it.containers;

import org.jspecify.annotations.NullMarked;
