/**
 * The endpoints and the pages. It must not hold a rule of its own: it reads requests, calls the
 * path, writes answers.
 */
@NullMarked
package dev.forgeincident.service.api;

import org.jspecify.annotations.NullMarked;
