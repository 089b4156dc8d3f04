package dev.forgeincident.diagnosis.meaning;

import java.util.regex.Pattern;

/** Which lines call out of the process, in lines as they are spoken ({@link HunkLine#phrase}). */
final class Calls {

    /** Bookkeeping of a handle, which stays inside. */
    private static final String INSIDE =
            "(?!(?:close|release|lock|unlock|add|append|set|len|size|next|err|scan|name|string|to string|on|once|(?:with|is|has|new|get property) ?\\w*)\\()";

    private static final Pattern OUTSIDE =
            Pattern.compile(
                    "\\b(?:query\\w*(?: \\w+)?|exec(?:ute)?(?: \\w+)?|fetch(?: \\w+){0,2}|find (?:by|one|unique|first|all)(?: \\w+)*|get by id|save|publish(?: \\w+)?"
                            + "|produce|send (?:message|email|event|request|async|sync)|round trip|(?:put|get|delete) (?:item|object)|get for (?:object|entity)|invoke)\\("
                            + "|\\b(?:db|database|repo|repository|dao|client|stub|rest template|web client|session|conn|connection|stmt|tx|redis|rdb|cursor|producer|kafka|s ?3|dynamodb|sqs|sns|api|objects|prisma|entity manager|em|jdbc template|mongo|collection)\\."
                            + INSIDE
                            + "[a-z ]{2,40}\\("
                            + "|\\b(?:requests?|axios|http|https|httpx|got|superagent|urllib|rest)\\.(?:get|post|put|delete|patch|do|request|head)\\("
                            + "|\\baxios\\(|\\bcurl exec\\(");

    private static final Pattern SERVICE =
            Pattern.compile(
                    "\\b(?:client|stub|rest template|web client|api|rpc|grpc)\\."
                            + INSIDE
                            + "[a-z ]{2,40}\\("
                            + "|\\b(?:requests|axios|http|https|httpx|got|superagent|urllib|rest)\\.(?:get|post|put|delete|patch|do|request|head)\\("
                            + "|\\baxios\\(|\\bcurl exec\\(|\\bawait fetch\\(|= fetch\\(|\\bget for (?:object|entity)\\(|\\bhttp client\\.[a-z ]+\\(");
    private static final Pattern LOOP =
            Pattern.compile(
                    "^(?:\\} ?)?(?:async )?(?:for|foreach|while|loop|until)\\b(?! ?await true)|\\.(?:for ?each|each|map|flat map|each with index|every)\\b ?[({]|\\b(?:do|in) \\|\\w+\\||\\.each do\\b");
    private static final Pattern COMPREHENSION =
            Pattern.compile(
                    "[\\[({].*\\(.*\\bfor \\w+(?:, ?\\w+)* in\\b|\\.(?:for ?each|map|flat map|each)\\(.*(?:=>|->|::)");

    private static final int MAX_LINE = 400;

    private Calls() {}

    /** Whether the line queries a store, publishes, or asks another service. */
    static boolean isOutside(HunkLine line) {
        String phrase = start(line);
        boolean definition =
                phrase.startsWith("func ")
                        || phrase.startsWith("def ")
                        || phrase.startsWith("async def ");
        return !definition && OUTSIDE.matcher(phrase).find();
    }

    /** Whether the line asks another service. */
    static boolean isService(HunkLine line) {
        String phrase = start(line);
        return SERVICE.matcher(phrase).find();
    }

    /** Whether the line begins a loop. */
    static boolean isLoop(HunkLine line) {
        return LOOP.matcher(start(line)).find();
    }

    /** Whether the line calls for each element within itself. */
    static boolean isLoopOfItsOwn(HunkLine line) {
        return COMPREHENSION.matcher(start(line)).find();
    }

    private static String start(HunkLine line) {
        return line.phrase().substring(0, Math.min(line.phrase().length(), MAX_LINE));
    }
}
