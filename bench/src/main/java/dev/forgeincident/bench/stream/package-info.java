/**
 * How soon a reader has something while a slow model still writes. It must not know how a narration
 * is made: it talks HTTP on both sides.
 */
@NullMarked
package dev.forgeincident.bench.stream;

import org.jspecify.annotations.NullMarked;
