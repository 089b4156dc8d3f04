package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.fact.*;
import dev.forgeincident.narration.claim.text.*;
import org.junit.jupiter.api.Test;

class Dump2Test {
    @Test
    void run() throws Exception {
        for (String[] q :
                new String[][] {
                    {"story", "e3", "The driver rejects the connection option."},
                    {"story", "e2", "The error occurred once."},
                    {
                        "undecided",
                        "e4",
                        "d300000 podría ser la causa, pero nada lo vincula al fallo."
                    },
                    {
                        "certificate",
                        "e1",
                        "invoice-api logged 80 failed handshakes with orders.internal since 03:08 UTC."
                    }
                }) {
            var c = Cases.ALL.get(q[0]);
            var b = FactBook.of(c.context(), c.diagnosis());
            var r = Reading.ofClaim(q[2], b::isService);
            System.out.println("DBG " + q[2] + r.amounts());
            b.citing(java.util.List.of(q[1]), 0)
                    .passages()
                    .forEach(
                            p -> {
                                r.mentions()
                                        .forEach(
                                                m -> {
                                                    if (m.concept().weight() != Concept.Weight.PLAIN
                                                            && p.says(m.concept(), m.negated()))
                                                        System.out.println(
                                                                "DBG   "
                                                                        + m.concept().id()
                                                                        + " "
                                                                        + p.origin()
                                                                        + " "
                                                                        + p.text());
                                                });
                                r.amounts()
                                        .forEach(
                                                a -> {
                                                    p.amounts()
                                                            .forEach(
                                                                    k -> {
                                                                        if (a.tells(k.value()))
                                                                            System.out.println(
                                                                                    "DBG   amount "
                                                                                            + k
                                                                                            + p
                                                                                                    .origin()
                                                                                            + p
                                                                                                    .text());
                                                                    });
                                                });
                            });
        }
    }
}
