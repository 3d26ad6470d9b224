/** Tables of fields, and the one reader that understands every table. */
@NullMarked
package dev.hpccompose.spec.internal.shape;

import org.jspecify.annotations.NullMarked;
