package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.DependencyBumped;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.FlagDefault;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.HazardAdded;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.NameReplaced;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.QuantityChanged;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.SafeguardRemoved;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.ValueChanged;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a commit's message says it does, for where nobody has its diff. */
final class MessageReader {

    private static final int MAX_LINES = 30;
    private static final int MAX_LENGTH = 300;

    private static final Pattern FROM_TO =
            Pattern.compile(
                    "(?i)\\b(reduc|lower|decreas|shrink|cut|drop|increas|rais|bump|upgrad|downgrad|doubl|chang|set|tun|adjust|mov|switch|updat|migrat)\\w*\\s+(?:the\\s+)?(.{2,80}?)\\s+from\\s+(\\S{1,60}(?:\\s(?:ms|s|seconds?|minutes?|hours?|[KMG]i?B))?)\\s+to\\s+(\\S{1,60}(?:\\s(?:ms|s|seconds?|minutes?|hours?|[KMG]i?B))?)");
    private static final Pattern ARROW =
            Pattern.compile(
                    "(?:^|[\\s(])([\\w./@-]{2,80})[:=]?\\s+(\\S{1,40})\\s*(?:->|→|=>)\\s*(\\S{1,40})");
    private static final Pattern BUMP =
            Pattern.compile(
                    "(?i)\\b(?:bump|upgrade|update|downgrade)\\s+(?:the\\s+)?([\\w./@:-]{2,80})\\s+(?:version\\s+)?to\\s+v?(\\d[\\w.+-]{0,30})");
    private static final Pattern SWITCH =
            Pattern.compile(
                    "(?i)\\b(enable|disable|turn\\s+on|turn\\s+off)\\s+(?:the\\s+)?(.{2,60}?)(?=\\s+(?:by\\s+default|flag|feature|in|for|on|and|to)\\b|[.,;(]|$)");
    private static final Pattern REMOVED =
            Pattern.compile(
                    "(?i)\\b(?:remov|delet|drop|strip|eliminat|get rid of|no longer|without|skip|bypass)\\w*\\s+(.{2,80})");
    private static final Pattern RENAMED =
            Pattern.compile(
                    "(?i)\\brenam\\w*\\s+(?:the\\s+)?(?:\\w+\\s+)?[`'\"]?([\\w./-]{2,80})[`'\"]?\\s+(?:to|as|into|->|→|=>)\\s+[`'\"]?([\\w./-]{2,80})");
    private static final Pattern ADDED_RETRY =
            Pattern.compile("(?i)\\b(?:add|introduc)\\w*\\s+(?:\\w+\\s+){0,2}retr(?:y|ies)\\b");
    private static final Pattern STRICTER =
            Pattern.compile(
                    "(?i)\\b(?:(?:add|introduc)\\w*\\s+(?:\\w+\\s+){0,2}validation|enforc\\w+|stricter|strict mode|reject\\w*|requir(?:e|ing)\\b)");
    private static final Pattern UNDONE =
            Pattern.compile(
                    "(?i)\\b(?:unused|dead code|deprecated|obsolete|typo|comment|docs?|readme|tests?|lint)\\b");

    private MessageReader() {}

    static void read(String message, List<DiffMeaning> meanings) {
        for (String line : (Iterable<String>) message.lines().limit(MAX_LINES)::iterator) {
            line(line.substring(0, Math.min(line.length(), MAX_LENGTH)), meanings);
        }
    }

    private static void line(String line, List<DiffMeaning> meanings) {
        Matcher fromTo = FROM_TO.matcher(line);
        Matcher arrow = ARROW.matcher(line);
        Matcher bump = BUMP.matcher(line);
        Matcher renamed = RENAMED.matcher(line);
        if (fromTo.find()) {
            change(
                    group(fromTo, 1),
                    group(fromTo, 2),
                    group(fromTo, 3),
                    group(fromTo, 4),
                    meanings);
        } else if (renamed.find()) {
            String from = group(renamed, 1);
            boolean key = from.indexOf('.') > 0 || from.equals(from.toUpperCase(Locale.ROOT));
            meanings.add(
                    new NameReplaced(
                            from, group(renamed, 2), key ? NameKind.KEY : NameKind.SYMBOL, null));
        } else if (arrow.find()) {
            change("", group(arrow, 1), group(arrow, 2), group(arrow, 3), meanings);
        } else if (bump.find()) {
            meanings.add(
                    new DependencyBumped(
                            group(bump, 1), "", group(bump, 2), VersionStep.OTHER, null));
        }
        if (UNDONE.matcher(line).find()) {
            return;
        }
        Matcher removed = REMOVED.matcher(line);
        if (removed.find()) {
            safeguard(group(removed, 1), meanings);
        }
        Matcher thrown = SWITCH.matcher(line);
        if (thrown.find()) {
            boolean on = group(thrown, 1).toLowerCase(Locale.ROOT).matches("enable|turn\\s+on");
            meanings.add(
                    new FlagDefault(group(thrown, 2), on ? "off" : "on", on ? "on" : "off", null));
            if (!on) {
                safeguard(group(thrown, 2), meanings);
            }
        }
        if (ADDED_RETRY.matcher(line).find()) {
            meanings.add(new HazardAdded(Hazard.RETRY_ADDED, "", List.of()));
        }
        if (STRICTER.matcher(line).find()) {
            meanings.add(new HazardAdded(Hazard.STRICTER_CHECK, "", List.of()));
        }
    }

    private static void change(
            String verb, String name, String oldText, String newText, List<DiffMeaning> meanings) {
        String from = trimmed(oldText);
        String to = trimmed(newText);
        boolean numbers = isAmount(from) && isAmount(to);
        Quantity quantity = Quantity.named(name);
        boolean library =
                verb.matches("(?i)bump|upgrad|downgrad|updat") && quantity == Quantity.OTHER;
        if (isVersion(from) && isVersion(to) && (library || !numbers)) {
            meanings.add(new DependencyBumped(name, from, to, VersionStep.between(from, to), null));
        } else if (numbers) {
            meanings.add(new QuantityChanged(name, quantity, from, to, null));
        } else if (!verb.isEmpty()) {
            meanings.add(new ValueChanged(name, from, to, null));
        }
    }

    private static void safeguard(String what, List<DiffMeaning> meanings) {
        String phrase = HunkLine.phrase(what) + "(";
        for (Safeguard safeguard : Safeguard.values()) {
            if (SafeguardSigns.of(safeguard).matcher(phrase).find()) {
                meanings.add(new SafeguardRemoved(safeguard, what.strip(), List.of()));
                return;
            }
        }
    }

    private static boolean isAmount(String text) {
        return text.matches("-?\\d[\\d_,]*(?:\\.\\d+)?\\s?(?:%|[A-Za-zµ]{1,7})?");
    }

    private static boolean isVersion(String text) {
        return text.matches("[vV^~]?\\d+(?:\\.[\\w-]+)*");
    }

    private static String trimmed(String text) {
        return text.replaceAll("^[`'\"(]+|[`'\"),.;:]+$", "");
    }

    private static String group(Matcher matcher, int group) {
        return String.valueOf(matcher.group(group)).strip();
    }
}
