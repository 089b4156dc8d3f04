/**
 * What a user meets on our own two pages, under a strict content security policy. It must not know
 * the service behind them: their data is stubbed.
 */
@NullMarked
package dev.forgeincident.acceptance.pages;

import org.jspecify.annotations.NullMarked;
