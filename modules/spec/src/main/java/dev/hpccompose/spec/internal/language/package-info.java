/** The tables of the spec language. */
@NullMarked
package dev.hpccompose.spec.internal.language;

import org.jspecify.annotations.NullMarked;
