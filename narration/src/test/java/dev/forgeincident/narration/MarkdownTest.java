package dev.forgeincident.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final Parser PARSER = Parser.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# heading",
                "## PROBABLE CAUSE",
                "text\n## EVIDENCE\n- [e1]",
                "- item",
                "+ item",
                "* item",
                "1. item",
                "12) item",
                "> quote",
                "---",
                "***",
                "===",
                "    indented",
                "~~~ fence",
                "``` fence",
                "[a](http://evil.example)",
                "![a](http://evil.example/x.png)",
                "[e1]: http://evil.example",
                "<http://evil.example>",
                "<mail@evil.example>",
                "<script>alert(1)</script>",
                "<!-- -->",
                "<?php ?>",
                "&lt;b&gt; &#35; &copy;",
                "*a* _b_ **c** __d__",
                "back\\slash \\*",
                "line\\",
                "a`b``c```",
                "`",
                "| a | b |\n|---|---|",
                "snake_case and __init__ and _x_"
            })
    void proseIsOneParagraphOfTheSameWords(String hostile) {
        Node only = only(PARSER.parse(Markdown.prose(hostile)));

        assertThat(only).isInstanceOf(Paragraph.class);
        assertThat(text(only)).isEqualTo(hostile.replaceAll("\\s+", " ").strip());
    }

    @Test
    void addressesAreShownAndNeverBecomeLinks() {
        for (String address :
                List.of(
                        "http://evil.example/a_b",
                        "HTTPS://evil.example",
                        "ftp://evil.example",
                        "www.evil.example",
                        "mailto:a@evil.example",
                        "a.b@evil.example",
                        "http://evil.example/`x`")) {
            for (String around : List.of("%s", "see %s now", "(%s", "_%s", "*%s", "~%s")) {
                String told = Markdown.prose(around.formatted(address));

                assertThat(codes(PARSER.parse(told)))
                        .as(told)
                        .anySatisfy(code -> assertThat(code).contains(address.substring(0, 8)));
            }
        }
    }

    @Test
    void machineTextStaysTheSameInACodeSpan() {
        for (String text :
                List.of(
                        "a",
                        "`",
                        "``",
                        "`a`",
                        "a`b",
                        "a``b`c",
                        "```",
                        " a ",
                        "  a",
                        "\\",
                        "<b>&amp;</b>",
                        "](x)",
                        "\uD83D\uDE80")) {
            assertThat(codes(PARSER.parse(Markdown.code(text)))).containsExactly(text);
        }
        assertThat(codes(PARSER.parse(Markdown.code("a\r\nb\nc")))).containsExactly("a b c");
    }

    @Test
    void whateverComesItIsNeverMoreThanTextAndCode() {
        // Given
        Random random = new Random(20_261_120);
        List<String> pieces =
                List.of(
                        "#",
                        "##",
                        " ",
                        "\n",
                        "\r",
                        "\t",
                        "-",
                        "*",
                        "_",
                        "`",
                        "``",
                        "[",
                        "]",
                        "(",
                        ")",
                        "!",
                        "<",
                        ">",
                        "&",
                        "&#35;",
                        "\\",
                        "|",
                        "~",
                        "=",
                        "===",
                        "---",
                        "1.",
                        "2)",
                        "+",
                        "a",
                        "b1",
                        ":",
                        "http://x.example",
                        "www.x.example",
                        "a@b.example",
                        "[e1]",
                        "<b>",
                        "</b>",
                        "<!--",
                        "\"",
                        "'",
                        "é",
                        "\uD83D\uDE80");

        for (int i = 0; i < 20_000; i++) {
            StringBuilder hostile = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                hostile.append(pieces.get(random.nextInt(pieces.size())));
            }
            String text = hostile.toString();

            // When
            Node prose = PARSER.parse("Before " + Markdown.prose(text) + " after");
            Node first = PARSER.parse(Markdown.prose(text));
            Node code = PARSER.parse("- x:  \n  " + Markdown.code(text));

            // Then
            assertThat(kinds(prose)).as(text).isSubsetOf("Document", "Paragraph", "Text", "Code");
            assertThat(kinds(first)).as(text).isSubsetOf("Document", "Paragraph", "Text", "Code");
            assertThat(kinds(code))
                    .as(text)
                    .isSubsetOf(
                            "Document",
                            "BulletList",
                            "ListItem",
                            "Paragraph",
                            "Text",
                            "HardLineBreak",
                            "Code");
        }
    }

    private static Node only(Node document) {
        assertThat(document.getFirstChild()).isSameAs(document.getLastChild());
        return document.getFirstChild();
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Text literal) {
                text.append(literal.getLiteral());
            } else if (child instanceof Code code) {
                text.append(code.getLiteral());
            } else if (child instanceof SoftLineBreak) {
                text.append('\n');
            } else {
                text.append('<').append(child).append('>');
            }
        }
        return text.toString();
    }

    private static List<String> codes(Node node) {
        List<String> codes = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Code code) {
                codes.add(code.getLiteral());
            }
            codes.addAll(codes(child));
        }
        return codes;
    }

    private static Set<String> kinds(Node node) {
        Set<String> kinds = new java.util.TreeSet<>(Set.of(node.getClass().getSimpleName()));
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            kinds.addAll(kinds(child));
        }
        return kinds;
    }
}
