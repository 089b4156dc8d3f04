/**
 * The one path from an alert to a recorded diagnosis, and the ports it needs. It must not know
 * HTTP, SQL or settings.
 */
@NullMarked
package dev.forgeincident.service;

import org.jspecify.annotations.NullMarked;
