/** Copies, archives and digests of what was collected. */
@NullMarked
package dev.hpccompose.runtime.internal.artifact;

import org.jspecify.annotations.NullMarked;
