/** Changing project settings in their text. */
@NullMarked
package dev.hpccompose.spec.internal.settings;

import org.jspecify.annotations.NullMarked;
