package dev.forgeincident.narration.claim;
import org.junit.jupiter.api.Test;
import dev.forgeincident.narration.claim.fact.*;
import dev.forgeincident.narration.claim.text.*;
class Dump2Test {
  @Test void run() throws Exception {
    for (String[] q : new String[][]{{"pool","e4","failure"},{"story","e2","failure"},{"dependency","e1","success"}}) {
    var c=Cases.ALL.get(q[0]); var b=FactBook.of(c.context(),c.diagnosis());
    b.citing(java.util.List.of(q[1]),0).passages().forEach(p->{ if(p.says(Lexicon.FIELD.concept(q[2]),!q[2].equals("success"))) System.out.println("DBG "+q[0]+" "+p.origin()+" "+p.text());});
    }
  }
}
