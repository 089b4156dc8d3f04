/**
 * Asking a configured system over HTTP: only at its own address, within a deadline and a size, with
 * what went wrong in words. It must not know which system it is, nor what the answer says.
 */
@NullMarked
package dev.forgeincident.sources.http;

import org.jspecify.annotations.NullMarked;
