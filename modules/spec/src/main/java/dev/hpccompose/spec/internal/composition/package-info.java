/** From several files to one tree: what is merged, included and extended. */
@NullMarked
package dev.hpccompose.spec.internal.composition;

import org.jspecify.annotations.NullMarked;
