/** How files of a run are read. */
@NullMarked
package dev.hpccompose.tracking.internal;

import org.jspecify.annotations.NullMarked;
