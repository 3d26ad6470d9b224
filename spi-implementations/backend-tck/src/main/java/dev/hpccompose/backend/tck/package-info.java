/** What every container backend must do, as tests. */
@NullMarked
package dev.hpccompose.backend.tck;

import org.jspecify.annotations.NullMarked;
