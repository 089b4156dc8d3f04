package dev.forgeincident.bench.citations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A piece of Markdown as its reader sees it. */
final class Shown {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** What many a renderer makes a link of without being asked. */
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i)\\b(?:https?|ftp)://|\\bwww\\.[a-z0-9]|\\bmailto:"
                            + "|[a-z0-9._+-]{1,64}@[a-z0-9-]{1,63}\\.[a-z0-9]");

    private final StringBuilder text = new StringBuilder();
    private final List<String> headings = new ArrayList<>();
    private final List<String> remote = new ArrayList<>();

    Shown(String markdown) {
        Parser.builder().build().parse(markdown).accept(new Reader());
    }

    String text() {
        return text.toString();
    }

    /** The headings, each with its level: {@code 2 EVIDENCE}. */
    List<String> headings() {
        return List.copyOf(headings);
    }

    /** Links, images, HTML, and addresses that are not code: what makes a page do something. */
    List<String> remote() {
        return List.copyOf(remote);
    }

    /**
     * Whether a text holds another as a reader would take it: without regard to case, white space,
     * backticks and characters that cannot be seen.
     */
    static boolean holds(String text, String other) {
        String seen = folded(other);
        return seen.isBlank() ? text.contains(other) : folded(text).contains(seen);
    }

    private static String folded(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        Sentences.withoutCitations(text)
                .codePoints()
                .filter(each -> Character.getType(each) != Character.FORMAT && each != '`')
                .forEach(seen::appendCodePoint);
        return SPACE.matcher(seen).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    private final class Reader extends AbstractVisitor {

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
            var address = ADDRESS.matcher(node.getLiteral());
            if (address.find()) {
                remote.add("address " + address.group());
            }
        }

        @Override
        public void visit(Code node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock node) {
            text.append(node.getLiteral()).append('\n');
        }

        @Override
        public void visit(IndentedCodeBlock node) {
            text.append(node.getLiteral()).append('\n');
        }

        @Override
        public void visit(Heading node) {
            int from = text.length();
            visitChildren(node);
            headings.add(node.getLevel() + " " + text.substring(from));
            text.append('\n');
        }

        @Override
        public void visit(HtmlInline node) {
            text.append(node.getLiteral());
            remote.add("HTML " + node.getLiteral());
        }

        @Override
        public void visit(HtmlBlock node) {
            text.append(node.getLiteral()).append('\n');
            remote.add("HTML " + node.getLiteral());
        }

        @Override
        public void visit(Link node) {
            visitChildren(node);
            text.append(' ').append(node.getDestination());
            remote.add("link " + node.getDestination());
        }

        @Override
        public void visit(Image node) {
            visitChildren(node);
            text.append(' ').append(node.getDestination());
            remote.add("image " + node.getDestination());
        }

        @Override
        public void visit(SoftLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak node) {
            text.append('\n');
        }

        @Override
        public void visit(Paragraph node) {
            ended(node);
        }

        @Override
        public void visit(ListItem node) {
            ended(node);
        }

        private void ended(Node node) {
            visitChildren(node);
            text.append('\n');
        }
    }
}
