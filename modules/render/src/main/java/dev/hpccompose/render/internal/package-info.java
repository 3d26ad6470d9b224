/** The parts of the batch script. */
@NullMarked
package dev.hpccompose.render.internal;

import org.jspecify.annotations.NullMarked;
