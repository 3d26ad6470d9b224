/** Rules between the values of a spec. */
@NullMarked
package dev.hpccompose.spec.internal.check;

import org.jspecify.annotations.NullMarked;
