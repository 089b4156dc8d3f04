/**
 * The machine's Chromium and a stub of our service, for tests that see what a user sees. It knows
 * nothing of cards and pages.
 */
@NullMarked
package dev.forgeincident.acceptance.browser;

import org.jspecify.annotations.NullMarked;
