/**
 * What a caller of the running service meets: its own process, over HTTP, on a world on disk. It
 * must not know how the service is built.
 */
@NullMarked
package dev.forgeincident.acceptance.service;

import org.jspecify.annotations.NullMarked;
