/** The backend: plain host processes. */
@NullMarked
package dev.hpccompose.backend.host;

import org.jspecify.annotations.NullMarked;
