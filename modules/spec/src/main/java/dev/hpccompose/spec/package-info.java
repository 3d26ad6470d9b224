/** The spec and its loader. */
@NullMarked
package dev.hpccompose.spec;

import org.jspecify.annotations.NullMarked;
