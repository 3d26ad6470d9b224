/** The text of the supervisor, and what others must know of it as tables. */
@NullMarked
package dev.hpccompose.supervisor;

import org.jspecify.annotations.NullMarked;
