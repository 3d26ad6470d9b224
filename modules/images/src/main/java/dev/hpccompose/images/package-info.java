/** Images of jobs: what they need, how they are prepared, kept, locked and cleared up. */
@NullMarked
package dev.hpccompose.images;

import org.jspecify.annotations.NullMarked;
