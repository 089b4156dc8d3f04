package dev.forgeincident.narration.claim;

import org.junit.jupiter.api.Test;

class DumpTest {
    @Test
    void run() throws Exception {
        int[] n = new int[4];
        ClaimCheckTest.sound()
                .forEach(
                        l -> {
                            n[0]++;
                            var s =
                                    Cases.ALL
                                            .get(l.world())
                                            .check()
                                            .check(l.statement())
                                            .sentences();
                            var bad = s.stream().filter(x -> !x.stands()).findFirst();
                            if (s.isEmpty() || bad.isPresent()) {
                                n[1]++;
                                System.out.println(
                                        "FELL "
                                                + l
                                                + "   => "
                                                + bad.map(CheckedSentence::objection).orElse(null));
                            }
                        });
        ClaimCheckTest.hostile()
                .forEach(
                        l -> {
                            n[2]++;
                            var s =
                                    Cases.ALL
                                            .get(l.world())
                                            .check()
                                            .check(l.statement())
                                            .sentences();
                            if (s.isEmpty() || s.stream().anyMatch(CheckedSentence::stands)) {
                                n[3]++;
                                System.out.println("STOOD " + l);
                            } else if (!l.kind().equals("*")
                                    && s.stream()
                                            .noneMatch(
                                                    x ->
                                                            x.objection()
                                                                    .kind()
                                                                    .name()
                                                                    .equals(l.kind())))
                                System.out.println("KIND " + l + " => " + s.get(0).objection());
                        });
        System.out.println(
                "sound " + n[0] + " fell " + n[1] + "; hostile " + n[2] + " stood " + n[3]);
    }
}
