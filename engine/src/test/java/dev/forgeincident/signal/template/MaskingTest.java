package dev.forgeincident.signal.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a single line is a value. */
class MaskingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "job 17 took -3 tries                     | job <*> took <*> tries",
                "peer 10.0.0.1:443 left                   | peer <*> left",
                "peer [fe80::1] left, ::1 stays           | peer [<*>] left, <*> stays",
                "nic 5c:50:15:4c:18:13 is up              | nic <*> is up",
                "lease of 4f9a2b77-aaaa-4bbb-8ccc-12345678 | lease of <*>",
                "digest deadbeefcafe, facade kept         | digest <*>, facade kept",
                "cannot read /etc/app/a.conf: denied      | cannot read <*>: denied",
                "cannot read C:\\Data\\a.conf: denied     | cannot read <*>: denied",
                "read/write and I/O of a shop             | read/write and I/O of a shop",
                "POST https://a.example/x?b=c,d&e answered | POST <*> answered",
                "call db.example.org:5432 from localhost  | call <*> from <*>",
                "mail to jo@example.org bounced           | mail to <*> bounced",
                "due Sat Jun 18 02:23:10 2005 at last     | due <*> at last",
                "due 2026-11-20T02:00:00.5Z at last       | due <*> at last",
                "They march on Sun                        | They march on Sun",
                "sent 426 bytes (4.2 KB) in <1 sec.       | sent <*> in <*>.",
                "from 10.0.0.9 (host-9.example.org): why  | from <*>: why",
                "from www.example.org [10.0.0.9] again    | from <*> again",
                "holds 1, 2, 3 and 4 5                    | holds <*> and <*>",
                "logname= uid=0 tty= host=                | logname=<*> uid=<*> tty=<*> host=<*>",
                "left:17 right:none, none left            | left:<*> right:<*>, none left",
                "lookup x on 10.0.0.1:53: no such host    | lookup x on <*>: no such host",
                "moved= true ws=Source{10} in=[a, b]      | moved= <*> ws=<*> in=<*>",
                "close Window{9f u0 a.b/.C {t6}} at once  | close Window<*> at once",
                "speed.......5 of A...B                   | speed.......<*> of A...B",
                "can't say 'no' to O'Neil                 | can't say 'no' to O'Neil",
                "msg=\"order refused\" at=\"12 o'clock\"  | msg=\"order refused\" at=<*>",
            })
    void showsWhatVaries(String line, String template) {
        assertThat(templateOf(line)).isEqualTo(template);
    }

    @Test
    void whatAJsonLineSaysIsNoValue() {
        assertThat(
                        templateOf(
                                "{\"level\":\"error\",\"msg\":\"order refused\",\"ms\":12,\"a\":\"\"}"))
                .isEqualTo("{\"level\":\"error\",\"msg\":\"order refused\",\"ms\":<*>,\"a\":<*>}");
    }

    @Test
    void blanksAndControlCharactersOnlySeparate() {
        assertThat(templateOf("  a \t b\u0000c\u001b  d ")).isEqualTo("a b c d");
    }

    @Test
    void otherScriptsAreWordsAndTheirDigitsAreValues() {
        assertThat(templateOf("Zahlung über ١٢٣ für 用户 fehlgeschlagen 😀"))
                .isEqualTo("Zahlung über <*> für 用户 fehlgeschlagen 😀");
    }

    private static String templateOf(String line) {
        TemplateMiner miner = new TemplateMiner(1);
        return miner.template(miner.cluster(line));
    }
}
