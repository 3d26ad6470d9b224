/** Read models of a job, folded from its history. */
@NullMarked
package dev.hpccompose.tracking;

import org.jspecify.annotations.NullMarked;
