/** Acts on the world and records what it did. */
@NullMarked
package dev.hpccompose.runtime;

import org.jspecify.annotations.NullMarked;
