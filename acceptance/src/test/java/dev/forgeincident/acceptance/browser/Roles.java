package dev.forgeincident.acceptance.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * Elements by their accessible role and whole name. Playwright's own {@code getByRole} lowercases
 * its enum in the machine's language: in Turkish, LINK is no role.
 */
public final class Roles {

    private Roles() {}

    /** All elements of a role: {@code all(page, "listitem")}. */
    public static Locator all(Page page, String role) {
        return page.locator("role=" + role);
    }

    /** Those of a role with exactly this name: {@code named(page, "link", "All services")}. */
    public static Locator named(Page page, String role, String name) {
        return page.locator("role=" + role + "[name=\"" + name + "\"s]");
    }
}
