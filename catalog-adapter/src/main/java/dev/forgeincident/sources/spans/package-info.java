/**
 * What tracing backends have in common: which traces and how much of them to keep. It must not know
 * any of them.
 */
@NullMarked
package dev.forgeincident.sources.spans;

import org.jspecify.annotations.NullMarked;
