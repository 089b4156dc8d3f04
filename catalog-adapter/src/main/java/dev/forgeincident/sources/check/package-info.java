/**
 * How each configured source fares, and how to mend one that fails. It must not know any of them.
 */
@NullMarked
package dev.forgeincident.sources.check;

import org.jspecify.annotations.NullMarked;
