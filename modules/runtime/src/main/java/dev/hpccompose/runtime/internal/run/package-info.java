/** What names a run, and what its history says of its submission. */
@NullMarked
package dev.hpccompose.runtime.internal.run;

import org.jspecify.annotations.NullMarked;
