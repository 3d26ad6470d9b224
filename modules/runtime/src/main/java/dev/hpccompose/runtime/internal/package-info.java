/** How the runtime acts on files and histories. */
@NullMarked
package dev.hpccompose.runtime.internal;

import org.jspecify.annotations.NullMarked;
