package dev.forgeincident.narration.claim;

/**
 * Why a sentence or a command cannot stand.
 *
 * @param about the piece of it that is meant, at most a hundred characters; untrusted text
 */
public record Objection(Kind kind, String about) {

    /** What is wrong. */
    public enum Kind {
        /** It claims something and cites nothing. */
        NO_CITATION,
        /** It cites evidence that there is not. */
        UNKNOWN_EVIDENCE,
        /** A hash of no change that the evidence cited tells of. */
        UNKNOWN_CHANGE,
        /** A number, with its unit, that does not stand in the evidence cited. */
        UNKNOWN_NUMBER,
        /** A time or a duration that does not. */
        UNKNOWN_TIME,
        /** A service, file or identifier that does not. */
        UNKNOWN_NAME,
        /** A quotation that does not. */
        UNKNOWN_QUOTATION,
        /** What it says is not what the evidence cited says. */
        NOT_WHAT_IT_SAYS,
        /** It is surer, or holds the matter to be graver, than the diagnosis. */
        TOO_SURE,
        /** It blames what the diagnosis does not blame; only an opinion may. */
        OTHER_CAUSE,
        /** It says that a thing is not there, or was not the cause, and nothing bears that out. */
        UNFOUNDED_DENIAL,
        /** A link, an image, an address, HTML. */
        REMOTE_CONTENT,
        /** It would destroy something, or open a door. */
        DESTRUCTIVE,
        /** A command that is no plain one, or of which it is not known what it does. */
        UNSAFE_COMMAND,
        /** Not text that a person can be shown. */
        UNREADABLE
    }
}
